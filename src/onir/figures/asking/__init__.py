"""Asking what is kept: expressions for two engines, pages of one vintage, and what is reckoned from them."""
