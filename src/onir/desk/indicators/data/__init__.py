"""Definitions of the indicators, in three languages."""
