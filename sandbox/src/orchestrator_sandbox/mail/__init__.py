"""A mailbox that takes every message and delivers none."""
