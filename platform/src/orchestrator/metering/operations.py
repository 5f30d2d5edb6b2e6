"""Taking a unit for a call, keeping the call in the ledger, giving the unit back."""

from datetime import datetime
from uuid import UUID

import structlog

from orchestrator.kit.ids import new_id
from orchestrator.metering import ledger
from orchestrator.metering.allowance import Allowance
from orchestrator.metering.counters import UNREACHABLE, CounterName, Missing, counters
from orchestrator.metering.verdict import Verdict
from orchestrator.tenancy.acting import say_last

log = structlog.get_logger(__name__)

INTO_LEDGER = """
    INSERT INTO orchestrator_metering_usageevent
        (id, organisation_id, key_id, method, path, status, units, occurred_at, period_start)
    VALUES (%s, %s, %s, %s, %s, %s, 1, %s, %s)
"""


def take_unit(allowance: Allowance, *, at: datetime) -> Verdict:
    """Count one call against the rate and the quota, or refuse it and count nothing.

    One round trip to Valkey. Where that cannot be asked within 250 ms, the ledger decides. The caller acts for the
    organisation, in the transaction of the call.
    """
    try:
        if allowance.organisation_id in counters().behind:
            _make_counter(allowance)
        try:
            return counters().take(allowance, at=at)
        except Missing:
            _make_counter(allowance)
            return counters().take(allowance, at=at)
    except (*UNREACHABLE, Missing) as error:
        log.warning("counters_unreachable", error=repr(error))
        return ledger.decide(allowance, at=at)


def give_back_unit(allowance: Allowance) -> None:
    """Return the unit of a call that was rolled back or answered 5xx. The ledger has no row of it."""
    try:
        counters().give_back(CounterName(allowance.organisation_id, allowance.period))
    except UNREACHABLE as error:  # the next reconciliation finds it
        log.warning("unit_not_given_back", error=repr(error))


def record_call(allowance: Allowance, *, key_id: UUID, method: str, path: str, status: int, at: datetime) -> None:
    """Write the call into the ledger, in the call's own transaction: both are kept, or neither.

    Every metered call does this once, so it is a statement that stands ready, said together with the COMMIT.
    """
    say_last(
        INTO_LEDGER, [new_id(), allowance.organisation_id, key_id, method, path, status, at, allowance.period.start]
    )


def _make_counter(allowance: Allowance) -> None:
    """From the ledger; of several who do so at once, the highest count stays."""
    period = allowance.period
    used = ledger.counted(organisation_id=allowance.organisation_id, start=period.start, end=period.end)
    counters().raise_to(CounterName(allowance.organisation_id, period), used)
