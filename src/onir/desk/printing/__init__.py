"""Bulletins and releases of the desk: drawn apart, frozen as they are, approved by another person, sent and noted."""
