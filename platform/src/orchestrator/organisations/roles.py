"""The roles, and what each may do: the one table that the API, the portal and the page of roles read."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models


class Role(models.TextChoices):
    """What a member is in an organisation, the one who may most first."""

    OWNER = "owner", "Owner"
    ADMIN = "admin", "Admin"
    BILLING = "billing", "Billing"
    MEMBER = "member", "Member"
    VIEWER = "viewer", "Viewer"


EVERYONE = frozenset(Role)
OWNERS = frozenset({Role.OWNER})
MANAGERS = frozenset({Role.OWNER, Role.ADMIN})
PAYERS = frozenset({Role.OWNER, Role.BILLING})
WORKERS = frozenset({Role.OWNER, Role.ADMIN, Role.MEMBER})

SUMMARIES: Mapping[Role, str] = {
    Role.OWNER: "Everything, the payment and the end of the organisation included.",
    Role.ADMIN: "Runs the organisation day by day: people, settings and keys. Does not pay.",
    Role.BILLING: "Chooses the plan, pays, and reads the invoices. Takes no seat.",
    Role.MEMBER: "Works with the product.",
    Role.VIEWER: "Looks, and changes nothing.",
}


class Permission(models.TextChoices):
    """One thing that a role allows or does not."""

    SEE_ORGANISATION = "organisation:read", "See the organisation's name, address and time zone"
    CHANGE_ORGANISATION = "organisation:change", "Change its name, address, logo and settings"
    OFFER_OWNERSHIP = "organisation:transfer", "Hand the organisation over to another member"
    SECURE_ORGANISATION = "organisation:secure", "Ask a second factor of everybody who belongs here"
    DELETE_ORGANISATION = "organisation:delete", "Delete the organisation"
    SEE_MEMBERS = "members:read", "See who belongs here, and as what"
    SEE_ADDRESSES = "members:addresses", "See the members' e-mail addresses, and search by them"
    INVITE = "members:invite", "Invite people, and withdraw any invitation"
    MANAGE_MEMBERS = "members:manage", "Change roles, suspend and remove members, up to one's own role"
    SEE_PRODUCT = "product:read", "See what the product holds"
    USE_PRODUCT = "product:write", "Create and change what the product holds"
    SEE_KEYS = "keys:read", "See which API keys there are"
    MANAGE_KEYS = "keys:manage", "Create and revoke API keys"
    SEE_USAGE = "usage:read", "See how much was used"
    SEE_ACTIVITY = "activity:read", "Read the activity list"
    SEE_PLAN = "plan:read", "See the plan and its limits"
    PAY = "plan:pay", "Choose the plan and pay for it, and say where invoices go"
    SEE_INVOICES = "invoices:read", "Read the invoices"


@dataclass(frozen=True)
class Area:
    """What stands together on the page of roles."""

    name: str
    permissions: Mapping[Permission, frozenset[Role]]


TABLE = (
    Area(
        "Organisation",
        {
            Permission.SEE_ORGANISATION: EVERYONE,
            Permission.CHANGE_ORGANISATION: MANAGERS,
            Permission.OFFER_OWNERSHIP: OWNERS,
            Permission.SECURE_ORGANISATION: OWNERS,
            Permission.DELETE_ORGANISATION: OWNERS,
        },
    ),
    Area(
        "Members",
        {
            Permission.SEE_MEMBERS: EVERYONE,
            Permission.SEE_ADDRESSES: MANAGERS,
            Permission.INVITE: MANAGERS,
            Permission.MANAGE_MEMBERS: MANAGERS,
        },
    ),
    Area(
        "Product",
        {
            Permission.SEE_PRODUCT: EVERYONE,
            Permission.USE_PRODUCT: WORKERS,
            Permission.SEE_KEYS: WORKERS,
            Permission.MANAGE_KEYS: MANAGERS,
            Permission.SEE_USAGE: EVERYONE,
            Permission.SEE_ACTIVITY: MANAGERS | PAYERS,
        },
    ),
    Area(
        "Plan",
        {
            Permission.SEE_PLAN: EVERYONE,
            Permission.PAY: PAYERS,
            Permission.SEE_INVOICES: MANAGERS | PAYERS,
        },
    ),
)
ALLOWED: Mapping[Permission, frozenset[Role]] = {
    permission: roles for area in TABLE for permission, roles in area.permissions.items()
}


def roles_with(permission: Permission) -> frozenset[Role]:
    """The roles that allow it."""
    return ALLOWED[permission]


def permissions_of(role: str) -> list[Permission]:
    """What *role* allows, in the order of the table."""
    return [permission for permission, roles in ALLOWED.items() if role in roles]


def may(role: str, permission: Permission) -> bool:
    """Whether *role* allows it."""
    return role in ALLOWED[permission]


def is_above(role: str, other: str) -> bool:
    """Whether *role* may more than *other*: nobody gives away, or takes away, what is above their own role."""
    order = list(Role)
    return order.index(Role(role)) < order.index(Role(other))
