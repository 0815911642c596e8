"""`onir figures`: one module a verb."""
