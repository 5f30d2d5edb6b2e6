"""Reads the facts: who did what, in sentences."""
