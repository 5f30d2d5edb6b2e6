"""What can go wrong between us and Stripe, in two words: try again, or do not.

Source: https://docs.stripe.com/error-handling
"""

from collections.abc import Iterator
from contextlib import contextmanager

import stripe
import structlog

from orchestrator.kit.errors import DomainError

log = structlog.get_logger(__name__)


class ProviderUnavailable(DomainError):
    """The payment provider does not answer, or answers that it cannot now.

    ``key_is_spent``: it has stored this failure under the idempotency key, so a repeat needs another one.
    """

    code = "payment_provider_unavailable"
    status = 503

    def __init__(self, *, key_is_spent: bool = False) -> None:
        super().__init__(
            "Our payment provider cannot be reached right now. Nothing was charged; please try again in a minute."
        )
        self.key_is_spent = key_is_spent


class ProviderRefused(DomainError):
    """The payment provider will not do this, however often it is asked. ``reason`` is its code."""

    code = "payment_provider_refused"
    status = 502

    def __init__(self, *, reason: str) -> None:
        super().__init__("Our payment provider did not accept this. Nothing was charged; our staff has been told.")
        self.reason = reason


@contextmanager
def told_in_our_words() -> Iterator[None]:
    """Turn the library's errors into ours.

    Raises:
        ProviderUnavailable
        ProviderRefused
    """
    try:
        yield
    except stripe.StripeError as error:
        if _is_final(error):
            log.warning("stripe_refused", code=error.code, request=error.request_id, message=error.user_message)
            raise ProviderRefused(reason=error.code or type(error).__name__) from error
        if isinstance(error, stripe.AuthenticationError | stripe.PermissionError):
            log.exception("stripe_does_not_accept_our_key")
        else:
            log.warning("stripe_unavailable", status=error.http_status, error=type(error).__name__)
        raise ProviderUnavailable(key_is_spent=_is_replayed(error)) from error


def _is_final(error: stripe.StripeError) -> bool:
    """A request that cannot be right, or a card that is declined. The same key with other words is our mistake."""
    if isinstance(error, stripe.RateLimitError):
        return False
    return isinstance(error, stripe.InvalidRequestError | stripe.CardError | stripe.IdempotencyError)


def _is_replayed(error: stripe.StripeError) -> bool:
    headers = {name.lower(): value for name, value in (error.headers or {}).items()}
    return headers.get("idempotent-replayed") == "true"
