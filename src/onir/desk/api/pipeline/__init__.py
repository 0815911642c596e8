"""The records of the pipeline for programs: read alone, as the rule table lets the owner of the token see them.

A row bears the names that its columns have on the desk, in workbooks and in the history; a project is named by its
code, a person by the name they sign in with, any other record by its number. Sums are decimal strings, by the rates
stored with their lines. What changes records is left out: each change is asked about, and gives its reasons, on a page.
"""
