"""Organisations, memberships and roles, and the base of every view that acts for one."""
