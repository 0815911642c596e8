"""How the documentation is built: `make docs`. Pages are MyST Markdown; outputs of commands come from `generate.py`."""

project = "Öñir"
author = "The Öñir authors"
project_copyright = "2026, The Öñir authors"
extensions = ["myst_parser"]
myst_heading_anchors = 3
exclude_patterns = ["generated"]
html_theme = "furo"
html_title = "Öñir"
html_show_sphinx = False
html_copy_source = False
nitpicky = True
