"""Dates and clocks: when a stream's occasions fall, and the rows that are planned for them."""
