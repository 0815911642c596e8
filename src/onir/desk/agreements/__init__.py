"""Agreements and the obligations of both sides: what was signed, who owes what by when, and whether it was done."""
