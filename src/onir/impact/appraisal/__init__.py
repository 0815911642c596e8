"""Appraisal of a project: what it is, where it stands, what it brings while it is built and while it works."""
