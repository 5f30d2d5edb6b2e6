"""Counts what is used and refuses what is too much."""
