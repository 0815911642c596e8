"""Words and numbers of Kazakh, Russian and English: numerals, cases, agreement, formats, sort keys and messages."""
