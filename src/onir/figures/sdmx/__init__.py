"""SDMX 2.1 and 3.0: figures read from messages and services, and written with their structure.

Three opinions. No figure passes through a binary number on its way: SDMX-CSV is read and SDMX is written here, by the
line, because the library's readers of CSV and its writers make 12.50 into 12.5 and spoil quotation marks. Messages in
XML and structures are read by pysdmx, and none may lose an observation on the way. And a code means only what the
standard or the mapping says: a status, unit or area that neither knows stops the load and lists itself.

Left out: SDMX-JSON data (pysdmx reads none), SDMX-ML 2.0, weeks and days as periods, several measures in one message.
"""

from onir.figures.sdmx.content import is_sdmx
from onir.figures.sdmx.reading import read_sdmx

__all__ = ["is_sdmx", "read_sdmx"]
