"""Writes of billing, one module for each use case."""

from orchestrator.billing.operations.buying import start_checkout
from orchestrator.billing.operations.commanding import perform
from orchestrator.billing.operations.ending import StillRunning, begin_to_end, end_everything
from orchestrator.billing.operations.inbox import act_on, forget_old_notices, receive
from orchestrator.billing.operations.paying import tell_provider
from orchestrator.billing.operations.polling import poll_events
from orchestrator.billing.operations.pricing import PriceChanged, sync_plans
from orchestrator.billing.operations.settling import Settlement, settle
from orchestrator.billing.operations.syncing import sync_customer

__all__ = [
    "PriceChanged",
    "Settlement",
    "StillRunning",
    "act_on",
    "begin_to_end",
    "end_everything",
    "forget_old_notices",
    "perform",
    "poll_events",
    "receive",
    "settle",
    "start_checkout",
    "sync_customer",
    "sync_plans",
    "tell_provider",
]
