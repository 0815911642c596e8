"""`onir demo`: the office of a region that does not exist, at the size of a real one, to look at and to try things on.

Everything lies in the region `ZZ-01`, organisations bear “Demo” in their names and BINs of a month 99, and nobody named
is a person. While projects of that region are held every page says so. The same seed on the same day makes the same
data. The opinion taken: an office that looks well on paper teaches nothing, so memoranda evaporate here as they do,
projects linger unfinished, figures are corrected, and most of what was announced never comes.
"""

REGION = "ZZ-01"
"""A region that does not exist: no record of a real office lies there."""
