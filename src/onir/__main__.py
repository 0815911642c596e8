"""`python -m onir` is the command `onir`."""

from onir.cli import main

main()
