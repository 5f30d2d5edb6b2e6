"""A person who goes."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from orchestrator.jobs.models import Owed
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.kit.ids import new_id

TO_CONFIRM = timedelta(days=3)
USED_LINK = "This link has been used already, or it has expired."


class AccountDeletion(models.Model):
    """A person's wish that their account be deleted, and what became of it.

    It takes effect once their mailbox has confirmed it; then they have some days in which to take it back.

    Invariants, held by the database: a person has at most one that is under way; one is due if, and only if, it was
    confirmed; only what was confirmed and not taken back is carried out.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="deletions")
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(cancelled_at=None, done_at=None), name="one_deletion_of_a_person"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, due_at=None)
                | Q(confirmed_at__isnull=False, due_at__isnull=False, due_at__gte=F("confirmed_at")),
                name="a_deletion_is_due_once_confirmed",
            ),
            models.CheckConstraint(
                condition=Q(done_at=None) | Q(cancelled_at=None, confirmed_at__isnull=False),
                name="only_what_is_wanted_is_erased",
            ),
        ]

    def __str__(self) -> str:
        return f"deletion of {self.person_id}"

    @property
    def is_under_way(self) -> bool:
        """Confirmed, and neither taken back nor carried out."""
        return self.confirmed_at is not None and self.cancelled_at is None and self.done_at is None

    def waits(self, *, at: datetime) -> bool:
        """Whether the mailbox can still confirm it."""
        return self.confirmed_at is None and self.cancelled_at is None and at < self.asked_at + TO_CONFIRM

    def can_be_cancelled(self, *, at: datetime) -> bool:
        """Until the erasure is due."""
        is_standing = self.cancelled_at is None and self.done_at is None
        return is_standing and (self.due_at is None or at < self.due_at)

    def confirm(self, *, at: datetime, due_at: datetime) -> None:
        """The mailbox has confirmed it. Does not save."""
        if not self.waits(at=at):
            raise NotPossibleNow(USED_LINK)
        self.confirmed_at, self.due_at = at, due_at

    def cancel(self, *, at: datetime) -> None:
        """The person stays. Does not save."""
        if not self.can_be_cancelled(at=at):
            raise NotPossibleNow("The deletion was taken back already, or it has begun.")
        self.cancelled_at = at

    def finish(self, *, at: datetime) -> None:
        """Carried out. Does not save."""
        self.done_at = at


class Erasure(Owed):
    """The work of one deletion; another one for each time that it had to be put off."""

    task = "orchestrator.privacy.tasks.erase"

    deletion = models.ForeignKey(AccountDeletion, models.CASCADE, related_name="erasures")

    class Meta(Owed.Meta):
        pass

    def __str__(self) -> str:
        return f"erasure of {self.deletion_id}"
