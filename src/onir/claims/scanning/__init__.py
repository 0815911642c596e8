"""Scanning archives: every claim of very many texts, with its verdict, to Parquet.

One process reads the archives and lets only those records through that name something Öñir reads about (`relevance`);
all cores read and judge them (`working`); what is done is kept in order, part by part, so that a scan that was stopped
goes on where it stopped (`keeping`). A record that cannot be read is set down with the reason and stops nothing. Left
out: archives behind an address, and records of kinds that hold no text.
"""

from onir.claims.scanning.scanning import Progress, Scanned, scan

__all__ = ["Progress", "Scanned", "scan"]
