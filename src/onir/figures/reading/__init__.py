"""Reading tables: CSV, workbooks and their mappings, into columns; faithfully, nothing summed, guessed or mended."""
