"""Text to claims, with no table engine: `read` gives the claims of a text, `mentions` what is below them."""

from onir.claims.reading.mentions import Mention, mentions
from onir.claims.reading.passages import Reading, read, reading_of

__all__ = ["Mention", "Reading", "mentions", "read", "reading_of"]
