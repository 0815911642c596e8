"""English: rules and words of claims."""
