"""The base of every row that owes work."""

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from orchestrator.jobs.job import HARD_LIMIT
from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now

LEASE = timedelta(seconds=HARD_LIMIT + 5)
LADDER = tuple(timedelta(seconds=seconds) for seconds in (5, 30, 2 * 60, 10 * 60, 3600, 3 * 3600, 6 * 3600, 12 * 3600))
MOST_CRASHES = 5


class Owed(models.Model):
    """One piece of work that is owed until it is done or a person has looked at it.

    The row is the truth and the broker's message only makes it quick. A claim is counted and committed before the
    work begins, so that work which kills its worker becomes a dead letter and does not loop.

    Invariants, held by the database: done has its time, and only done; only pending work is leased.
    """

    class State(models.TextChoices):
        PENDING = "pending"
        DONE = "done"
        DEAD = "dead"

    task: ClassVar[str]
    """The name of the task that does it; it takes ``id``, the row's."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    crashes = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=now)
    leased_until = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    created_at = models.DateTimeField(default=now, editable=False)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="pending"), name="%(class)s_due"),
            models.Index(fields=["created_at"], condition=Q(state="dead"), name="%(class)s_dead"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False) | (~Q(state="done") & Q(done_at=None)),
                name="%(class)s_done_has_time",
            ),
            models.CheckConstraint(
                condition=Q(leased_until=None) | Q(state="pending"), name="%(class)s_only_pending_is_leased"
            ),
            models.CheckConstraint(condition=Q(crashes__lte=F("attempts")), name="%(class)s_crash_is_an_attempt"),
        ]

    def lease(self, *, at: datetime) -> bool:
        """Take it for one attempt; False when that makes it a dead letter instead. Does not save."""
        if self.leased_until is not None:
            self.crashes += 1
            self.last_error = "The worker was lost before the work was done."
        if self.crashes >= MOST_CRASHES:
            self._bury()
            return False
        self.attempts += 1
        self.leased_until = at + LEASE
        return True

    def succeed(self, *, at: datetime) -> None:
        """Done for good at *at*. Does not save."""
        self.state, self.done_at, self.leased_until, self.last_error = self.State.DONE, at, None, ""

    def fail(self, *, at: datetime, error: str, for_good: bool = False) -> None:
        """Try again later, or leave it to a person when the ladder is used up. Does not save."""
        self.last_error, self.leased_until = error[:4000], None
        failures = self.attempts - self.crashes
        if for_good or failures > len(LADDER):
            self._bury()
        else:
            self.due_at = at + LADDER[max(failures, 1) - 1]

    def revive(self, *, at: datetime) -> None:
        """Start over, as a person asked. Does not save."""
        self.state, self.attempts, self.crashes = self.State.PENDING, 0, 0
        self.due_at, self.leased_until = at, None

    def _bury(self) -> None:
        self.state, self.leased_until = self.State.DEAD, None
