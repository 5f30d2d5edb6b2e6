"""The provider's notices: kept once, then taken as a hint to look for ourselves."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from django.db import connection, transaction

from orchestrator.billing.models import Notice
from orchestrator.billing.operations.sessions import look_at_session
from orchestrator.billing.operations.syncing import is_read_since, sync_customer
from orchestrator.billing.policy import API_VERSION, NOTICES_KEPT
from orchestrator.billing.stripe.fetching import customer_of
from orchestrator.billing.stripe.notices import Told
from orchestrator.jobs.broker_calls import send
from orchestrator.jobs.models import Owed
from orchestrator.kit.ids import new_id

log = structlog.get_logger(__name__)

KEEP = """
    INSERT INTO orchestrator_billing_notice (
        id, event_id, type, api_version, livemode, object_type, object_id, customer_id, payload, source, occurred_at,
        state, done_at, due_at, created_at, attempts, crashes, last_error
    ) VALUES (
        %(id)s, %(event_id)s, %(type)s, %(api_version)s, %(livemode)s, %(object_type)s, %(object_id)s,
        %(customer_id)s, %(payload)s::jsonb, %(source)s, %(occurred_at)s,
        %(state)s::varchar, CASE WHEN %(state)s::varchar = 'done' THEN now() END, now(), now(), 0, 0, ''
    ) ON CONFLICT (event_id) DO NOTHING
"""


def receive(told: Told, *, payload: str, source: Notice.Source) -> bool:
    """Keep the notice and tell a worker; False when we had it. One statement: it is the way in of every notice."""
    id = new_id()
    row: Mapping[str, Any] = {
        "id": id,
        "event_id": told.event_id,
        "type": told.type,
        "api_version": told.api_version,
        "livemode": told.livemode,
        "object_type": told.object_type,
        "object_id": told.object_id,
        "customer_id": told.customer_id,
        "occurred_at": told.occurred_at,
        "payload": payload,
        "source": source.value,
        "state": Owed.State.PENDING.value if told.is_of_use else Owed.State.DONE.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(KEEP, row)
        is_new: bool = cursor.rowcount == 1
    if is_new and told.is_of_use:
        transaction.on_commit(partial(send, Notice.task, id=str(id)), robust=True)
    return is_new


def act_on(notice: Notice) -> None:
    """Look at the provider for what the notice is about. Its payload is not used, so its order and age do not matter.

    Raises:
        ProviderUnavailable, ProviderRefused: tried again later.
    """
    if notice.api_version not in {"", API_VERSION}:
        log.warning("notice_of_another_version", event_id=notice.event_id, api_version=notice.api_version)
    if notice.object_type == "checkout.session":
        look_at_session(session_id=notice.object_id)
    customer_id = notice.customer_id or customer_of(notice.object_type, notice.object_id)
    if customer_id and not is_read_since(customer_id=customer_id, moment=notice.received_at):
        sync_customer(customer_id=customer_id)


def forget_old_notices(*, at: datetime) -> int:
    """Delete what was done 90 days ago; how many. Dead letters stay until a person has looked."""
    old = Notice.objects.filter(state=Owed.State.DONE, done_at__lt=at - NOTICES_KEPT)
    deleted, _ = old.delete()
    return deleted
