"""Stripe's signature: HMAC-SHA256 over the time and the raw body."""

import hashlib
import hmac


def signature_header(*, payload: bytes, secret: str, at: int) -> str:
    """The value of ``Stripe-Signature``."""
    digest = hmac.new(secret.encode(), str(at).encode() + b"." + payload, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"
