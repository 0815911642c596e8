"""Documents for an office: a text to write on in, made from the template beside this file, and a workbook to reckon in.

The template `document.docx` is edited in any office program: its styles are the looks, its tags in braces the places of
the words. Both files are packed with fixed times, so that the same document makes the same bytes.
"""

from onir.bulletin.office.text import document_docx
from onir.bulletin.office.workbook import document_xlsx

__all__ = ["document_docx", "document_xlsx"]
