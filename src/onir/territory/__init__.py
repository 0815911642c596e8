"""Areas: regions and nations, their names in every form, their changes through time, their place on a tile grid.

`area` understands a code or a name, `find_areas` finds the areas a text names, `country` opens a country. No
boundaries ship: the tile grid is the map, and `boundaries` reads those of a file that somebody brings.
"""

from onir.territory.area import Area
from onir.territory.country import Change, Comparable, Country, Lag, Layout, Magnitude, Tile, country
from onir.territory.lookup import area, area_in_table, nearest
from onir.territory.mentions import AreaMention, GenericMention, find_areas, find_generic
from onir.territory.panels import Panel, PanelUnit
from onir.territory.partners import PartnerMention, find_partners, partner_name
from onir.territory.tables import country_codes

__all__ = [
    "Area",
    "AreaMention",
    "Change",
    "Comparable",
    "Country",
    "GenericMention",
    "Lag",
    "Layout",
    "Magnitude",
    "Panel",
    "PanelUnit",
    "PartnerMention",
    "Tile",
    "area",
    "area_in_table",
    "country",
    "country_codes",
    "find_areas",
    "find_generic",
    "find_partners",
    "nearest",
    "partner_name",
]
