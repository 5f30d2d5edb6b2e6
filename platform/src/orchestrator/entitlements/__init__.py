"""What an organisation may do, how much of it, and why.

Owns the plan catalogue (``plans.toml``) and the grants of plans to organisations; a trial is one of them. Knows of
no payment and no counting: billing grants, metering asks and counts.
"""
