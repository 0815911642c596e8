"""Input–output tables: reading them, judging them, mending them by name, balancing them."""
