"""Facts, and those who hear of them.

Owns the facts (which are the audit log), the deliveries that each owes, and the base of every staff admin class.
Knows of no business.
"""
