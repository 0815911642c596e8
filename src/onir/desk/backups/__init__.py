"""Backups: one file with everything that the desk keeps, taken while it serves, put back whole or not at all."""
