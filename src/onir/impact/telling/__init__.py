"""Results in words, in every language Öñir speaks."""
