"""One module a language, by its code: the patterns of its periods; found by listing."""
