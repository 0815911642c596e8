"""Documents as one HTML page that needs nothing else: no script, no font or picture from elsewhere.

It opens from a mail, prints on A4, and says the same on a screen reader: pictures bear their description, tables their
titles and heads, and a note is a link from the number to its source and back.
"""

from onir.bulletin.paged.page import page

__all__ = ["page"]
