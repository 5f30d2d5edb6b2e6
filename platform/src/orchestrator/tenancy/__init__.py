"""Acting for one organisation, with row-level security as the last guard.

Owns the two database roles and the policies on every tenant table. Knows of organisations only as a UUID.
"""
