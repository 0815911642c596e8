"""Figures to take elsewhere: CSV, Parquet and workbooks."""
