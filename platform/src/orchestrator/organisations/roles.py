"""The roles, and what each may do: one table for the API and the portal."""

from django.db import models


class Role(models.TextChoices):
    """What a member may do in an organisation."""

    OWNER = "owner", "Owner"
    ADMIN = "admin", "Admin"
    BILLING = "billing", "Billing"
    MEMBER = "member", "Member"
    VIEWER = "viewer", "Viewer"


EVERYONE = frozenset(Role)
MANAGERS = frozenset({Role.OWNER, Role.ADMIN})
PAYERS = frozenset({Role.OWNER, Role.BILLING})
WORKERS = frozenset({Role.OWNER, Role.ADMIN, Role.MEMBER})
