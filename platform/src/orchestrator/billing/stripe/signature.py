"""Who sent a notice.

Source: https://docs.stripe.com/webhooks#verify-manually
"""

from collections.abc import Iterable

import stripe

from orchestrator.billing import policy


def is_signed(*, body: bytes, header: str | None, secrets: Iterable[str]) -> bool:
    """Whether one of our secrets signed *body*, at most 300 seconds ago. Several stand while one is being rolled."""
    return any(_is_signed_with(secret, body=body, header=header) for secret in secrets)


def _is_signed_with(secret: str, *, body: bytes, header: str | None) -> bool:
    try:
        stripe.WebhookSignature.verify_header(body, header, secret, policy.SIGNATURE_TOLERANCE)
    except (stripe.SignatureVerificationError, UnicodeDecodeError):
        return False
    return True
