"""The command line: one verb a module, the same verbs as the library's. Nothing imports it.

Each verb parses, asks the library and shows the answer to people (colour, tables) or to programs (`--json`). What goes
wrong is said once, in the person's language, on standard error, with exit code 2; a traceback is never shown.
"""

from onir.cli.app import main

__all__ = ["main"]
