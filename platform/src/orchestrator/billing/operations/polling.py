"""Reading the provider's list of events ourselves, so that a notice which never came is found."""

import time
from datetime import datetime

import structlog
from django.db import transaction

from orchestrator.billing import policy
from orchestrator.billing.models import Notice, Poll
from orchestrator.billing.operations.inbox import receive
from orchestrator.billing.operations.locking import database_now
from orchestrator.billing.stripe.fetching import page_of_events
from orchestrator.billing.stripe.notices import told_by
from orchestrator.kit.conf import conf

log = structlog.get_logger(__name__)
EVENTS = "events"


def poll_events() -> int:
    """Keep every event that we do not have, newest first; how many. Safe to repeat: an event is kept once.

    A round that is too long for one run goes on in the next. Takes no transaction of the caller's.

    Raises:
        ProviderUnavailable, ProviderRefused
    """
    if conf().stripe_api_key is None:
        return 0
    poll = _begin_or_go_on(at=database_now())
    found = 0
    for number in range(policy.POLL_PAGES):
        if number:
            time.sleep(policy.POLL_PAUSE)
        events, more = page_of_events(since=poll.since, after=poll.cursor)
        for event in events:
            found += receive(told_by(event.to_dict(for_json=True)), payload=str(event), source=Notice.Source.POLL)
        _remember(poll, cursor=events[-1].id if more else "")
        if not more:
            break
    if found:
        log.warning("events_found_by_polling", count=found)
    return found


@transaction.atomic
def _begin_or_go_on(*, at: datetime) -> Poll:
    poll, _ = Poll.objects.select_for_update().get_or_create(name=EVENTS, defaults={"since": at - policy.FIRST_POLL})
    if poll.round_began_at is None:
        poll.round_began_at = at
        poll.save()
    return poll


def _remember(poll: Poll, *, cursor: str) -> None:
    """At the end of a round, the next one begins an hour before this one did."""
    poll.cursor = cursor
    if not cursor and poll.round_began_at is not None:
        poll.since, poll.round_began_at = poll.round_began_at - policy.POLL_OVERLAP, None
    poll.save()
