"""Regions: how much is bought at home, what two regions trade, and what is known of the regions of a country."""
