"""Judging what was read and keeping it: sealed, whole or not at all, one immutable file a vintage."""
