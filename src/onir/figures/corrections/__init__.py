"""Known errors of publishers: what is printed, what is right, why; those that ship and a person's own."""
