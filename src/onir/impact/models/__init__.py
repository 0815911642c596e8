"""What is reckoned from a table: Leontief, Ghosh, given output, extraction, linkages, and many regions at once."""
