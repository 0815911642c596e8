"""Checked texts that somebody shares, by an address that nobody guesses."""
