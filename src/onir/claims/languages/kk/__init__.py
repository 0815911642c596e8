"""Kazakh: rules and words of claims."""
