"""Russian: rules and words of claims."""
