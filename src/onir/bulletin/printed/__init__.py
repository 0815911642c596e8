"""Documents on paper: PDF made with Typst of plain data, by templates that come with the package.

A document is a template `<name>.typ` beside this file and the data it is given as JSON: words that are said already,
numbers, pictures by name. Words stay words: Typst is given them as data and never as source, so that no text can call
anything. A template reads its own folder and nothing else, asks no network, and has one font of a wheel, with all
Kazakh letters and the sign of the tenge, beside those that come with Typst for the shapes of verdicts. The same data
make the same bytes; each document keeps to PDF/UA-1, so that a screen reader finds its title, headings and languages.
"""

from onir.bulletin.printed.checked import checked_pdf, told_pdf
from onir.bulletin.printed.documents import document_pdf
from onir.bulletin.printed.rendering import pdf

__all__ = ["checked_pdf", "document_pdf", "pdf", "told_pdf"]
