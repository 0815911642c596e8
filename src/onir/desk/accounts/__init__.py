"""People who use the desk: their names, roles and how they sign in."""
