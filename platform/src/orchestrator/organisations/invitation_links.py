"""What the link of an invitation carries: 256 random bits, of which only the digest is stored.

It stands behind the ``#`` of the address. A browser sends that part to nobody: it is in no server's log and in no
``Referer``; the page reads it and sends it in the body of its calls.
"""

import secrets
from hashlib import sha256

from orchestrator.kit.conf import conf

BYTES = 32


def new_token() -> str:
    """What a new link carries."""
    return secrets.token_urlsafe(BYTES)


def digest_of(token: str) -> str:
    """What is stored of it. Random bits need no slow hash: nobody can try them all."""
    return sha256(token.encode()).hexdigest()


def link_of(token: str) -> str:
    """The address that is mailed."""
    return f"{conf().site_url}/invitations#{token}"
