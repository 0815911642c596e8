"""Spanish: rules and words of claims."""
