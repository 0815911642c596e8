"""Who may come with how much, how far it is, and what of it is there: from a promise to the money.

Four opinions. How far a project is (its stage) is one thing, how it fares (its status) another. A figure is never a
field: it is a dated line of a ledger, with its source, and a correction is another line. An agreement is not a project,
and a project is not an investor. What the law or an office may change (stages, gates, lists of reasons) is data with
days, in `data/`. Reading goes through `visible_to`, writing through `doing`; the database holds what neither may get
around.
"""
