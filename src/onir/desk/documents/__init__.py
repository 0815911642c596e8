"""Documents that the desk makes of what it holds, each of what one person may read.

`kinds` is the one list of them: a kind, what is asked for and who asks give the frozen inputs and the `Document`, which
every format is made of. A page, a command and a kept run are made of the same. The modules beside read the records.
"""
