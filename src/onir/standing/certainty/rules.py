"""What is asked of the record before odds are given, and how they are drawn."""

FEWEST = 4
"""Releases without which no probability is given: three steps are the fewest that can differ from one another."""

LEVEL = 0.9
"""The probability that sets are made for."""

DRAWS = 2000
SEED = 2018
