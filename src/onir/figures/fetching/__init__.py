"""Fetching what publishers print now: the client, what an interrupted run left, and the verb."""
