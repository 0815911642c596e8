"""The state register of projects held against ours: what is only here, only there, or told differently.

The desk is the office's working list and no rival of the register. Nothing of ours is changed by holding the two
against each other: a run is kept with its day, so that the next one tells what has changed since.
"""
