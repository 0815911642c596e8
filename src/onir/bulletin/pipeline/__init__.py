"""The pipeline of an investment office in documents: a part of a bulletin, a brief on a country, a passport, a pack.

What a desk holds comes in as frozen records (`records`), read under the rights of one person on one day; nothing here
asks a database. Promised, signed, paid in and verified are four concepts: they stand side by side, are never added to
one another, and never to official figures. What nobody has entered is said to be missing, and is no zero.
"""

from onir.bulletin.pipeline.brief import country_brief
from onir.bulletin.pipeline.pack import headquarters_pack
from onir.bulletin.pipeline.part import part
from onir.bulletin.pipeline.passport import passport

__all__ = ["country_brief", "headquarters_pack", "part", "passport"]
