"""One folder a language: `grammar.py` holds its rules as constants, `lexicon.csv` its words with their codes.

A language is discovered by its folder; nothing elsewhere names it.
"""
