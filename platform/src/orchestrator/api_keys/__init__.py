"""Keys that call the API for an organisation.

Owns the keys, how they are made and recognised, and the register of scopes. A key belongs to its organisation and
outlives the membership of the person who made it. Knows of no limits: metering counts.
"""
