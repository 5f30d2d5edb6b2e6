"""What an organisation is called in addresses: short, readable, and never one of our own pages.

An organisation's pages stand at ``/<slug>/``, beside the portal's and Django's own first path segments.

Only small ASCII letters, digits and hyphens are allowed, so no letter of another alphabet can pass for one of ours.
What is left to mistake are digits for letters (``adm1n``) and hyphens (``sign--in``); pairs such as ``rn`` for ``m``
are let be, since refusing them would refuse honest names.
"""

import re
import secrets
from collections.abc import Iterator

from django.utils.text import slugify

from orchestrator.kit.errors import Invalid

ALLOWED = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?")
SHORTEST = 3  # of those that a person chooses
TWINS = str.maketrans("01i", "oll")
LONGEST = 40  # leaves room for a suffix
SUFFIX = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken for something else
ATTEMPTS = 8

PORTAL = {
    "account",
    "changelog",
    "check-mail",
    "deletion",
    "email",
    "forgot",
    "help",
    "not-me",
    "pricing",
    "privacy",
    "reset",
    "second-factor",
    "second-factor-off",
    "sign-in",
    "sign-up",
    "terms",
    "unlock",
    "verify",
    "welcome",
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


class SlugNotAllowed(Invalid):
    """It does not fit an address, or it is kept for the site's own pages."""

    code = "slug_not_allowed"


def looks_like(slug: str) -> str:
    """The same for all slugs that a reader mistakes for each other."""
    return re.sub("-+", "-", slug.translate(TWINS))


def is_reserved(slug: str) -> bool:
    """Whether it is one of the site's own words, or would be read as one."""
    return slug in RESERVED or _bare(slug) in {_bare(word) for word in RESERVED}


def _bare(slug: str) -> str:
    return looks_like(slug).replace("-", "")


def check_slug(slug: str) -> None:
    """For a slug that a person chooses.

    Raises:
        SlugNotAllowed
    """
    if not ALLOWED.fullmatch(slug) or len(slug) < SHORTEST or "--" in slug:
        raise SlugNotAllowed(
            "Use 3 to 50 small letters, digits and single hyphens; the first and the last are no hyphen."
        )
    if is_reserved(slug):
        raise SlugNotAllowed("This address is kept for our own pages. Choose another one.")


def slugs_for(name: str) -> Iterator[str]:
    """Slugs to try for *name*, the plainest first; then some with a suffix that nobody can count through."""
    plain = slugify(name)[:LONGEST].strip("-_").replace("_", "-") or "organisation"
    if not is_reserved(plain):
        yield plain
    for _ in range(ATTEMPTS):
        yield f"{plain}-{''.join(secrets.choice(SUFFIX) for _ in range(4))}"
