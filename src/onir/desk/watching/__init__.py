"""What people watch: a standing, a figure, a checked text; what changed in it, and how they hear of it."""
