"""Projects and their figures in and out of workbooks: read with every fault told, shown as a difference, kept whole or
not at all, and given out in the very form that is read."""
