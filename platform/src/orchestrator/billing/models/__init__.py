"""Tables of billing: what is sold, the way to a subscription, what the provider said, and the mirror of it."""

from orchestrator.billing.models.buying import Checkout, Customer
from orchestrator.billing.models.commands import Dispatch, Operation
from orchestrator.billing.models.inbox import Notice, Poll
from orchestrator.billing.models.invoice import Invoice
from orchestrator.billing.models.price import Price
from orchestrator.billing.models.subscription import Status, Subscription

__all__ = [
    "Checkout",
    "Customer",
    "Dispatch",
    "Invoice",
    "Notice",
    "Operation",
    "Poll",
    "Price",
    "Status",
    "Subscription",
]
