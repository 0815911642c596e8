"""Telling what checking found: marked text, a page of its own, ClaimReview for search engines; the words they share."""
