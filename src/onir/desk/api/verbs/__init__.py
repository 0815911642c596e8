"""The verbs of the library, one small module each, with the router `router` of its operations."""
