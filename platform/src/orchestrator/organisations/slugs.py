"""What an organisation is called in addresses: short, readable, and never one of our own pages.

An organisation's pages stand at ``/<slug>/``, beside the portal's and Django's own first path segments.
"""

import secrets
from collections.abc import Iterator

from django.utils.text import slugify

LONGEST = 40  # leaves room for a suffix
SUFFIX = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else
ATTEMPTS = 8

PORTAL = {
    "account",
    "changelog",
    "check-mail",
    "forgot",
    "help",
    "pricing",
    "privacy",
    "reset",
    "sign-in",
    "sign-up",
    "terms",
    "verify",
    "welcome",
    "email",
}
DJANGO = {"accounts", "api", "console", "healthz", "hooks", "media", "problems", "readyz", "static", "-allauth"}
KEPT_FREE = {
    "about",
    "admin",
    "app",
    "assets",
    "auth",
    "billing",
    "blog",
    "contact",
    "dashboard",
    "demo",
    "docs",
    "home",
    "invitations",
    "invite",
    "legal",
    "login",
    "logout",
    "mail",
    "me",
    "metrics",
    "new",
    "null",
    "oauth",
    "organisation",
    "organisations",
    "plans",
    "public",
    "root",
    "security",
    "settings",
    "sitemap",
    "staff",
    "status",
    "support",
    "system",
    "undefined",
    "user",
    "users",
    "www",
}
RESERVED = frozenset(PORTAL | DJANGO | KEPT_FREE)


def slugs_for(name: str) -> Iterator[str]:
    """Slugs to try for *name*, the plainest first; then some with a suffix that nobody can count through."""
    plain = slugify(name)[:LONGEST].strip("-_").replace("_", "-") or "organisation"
    if plain not in RESERVED:
        yield plain
    for _ in range(ATTEMPTS):
        yield f"{plain}-{''.join(secrets.choice(SUFFIX) for _ in range(4))}"
