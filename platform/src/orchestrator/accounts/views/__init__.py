"""allauth's headless views, each with its effects in one transaction and with clear refusals.

Only what is listed in ``urls.py`` can be reached; the rest of allauth stays closed until the platform needs it.
Source: https://docs.allauth.org/en/latest/headless/openapi-specification/
"""
