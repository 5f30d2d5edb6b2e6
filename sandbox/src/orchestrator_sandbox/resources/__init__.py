"""One module for each resource; importing this package registers their operations."""

from orchestrator_sandbox.resources import (
    charges,
    checkout_sessions,
    customers,
    events,
    invoice_payments,
    invoices,
    payment_intents,
    payment_methods,
    prices,
    products,
    refunds,
    subscriptions,
    webhook_endpoints,
)

__all__ = [
    "charges",
    "checkout_sessions",
    "customers",
    "events",
    "invoice_payments",
    "invoices",
    "payment_intents",
    "payment_methods",
    "prices",
    "products",
    "refunds",
    "subscriptions",
    "webhook_endpoints",
]
