"""Ranges: what is guessed, how it is drawn, what comes out, and which guess the range is owed to."""
