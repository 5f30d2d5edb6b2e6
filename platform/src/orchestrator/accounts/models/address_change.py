"""Signing in with another address: asked for, confirmed in the new mailbox, undone from the old one."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from orchestrator.accounts.address_keys import USED_LINK
from orchestrator.accounts.models.person import User
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.kit.ids import new_id

TO_CONFIRM = timedelta(days=3)
TO_UNDO = timedelta(days=7)


class AddressChange(models.Model):
    """A person's wish to sign in with another address.

    Invariants, held by the database: a person has at most one that waits to be confirmed; one that has taken
    effect says when, and until when it can be undone, and no other does.
    """

    class State(models.TextChoices):
        PENDING = "pending"
        CONFIRMED = "confirmed"
        UNDONE = "undone"
        CANCELLED = "cancelled"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(User, models.CASCADE, related_name="address_changes")
    old_address = models.EmailField(max_length=254)
    new_address = models.EmailField(max_length=254)
    state = models.CharField(max_length=9, choices=State, default=State.PENDING)
    asked_at = models.DateTimeField()
    mailed_at = models.DateTimeField()
    mails = models.PositiveSmallIntegerField(default=1)
    confirmed_at = models.DateTimeField(null=True)
    undo_by = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(state="pending"), name="one_pending_address_change_each"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["confirmed", "undone"], confirmed_at__isnull=False, undo_by__isnull=False)
                | Q(state__in=["pending", "cancelled"], confirmed_at=None, undo_by=None),
                name="address_change_in_effect_has_times",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} change of address of {self.person_id}"

    @property
    def confirm_by(self) -> datetime:
        return self.asked_at + TO_CONFIRM

    def is_open(self, *, at: datetime) -> bool:
        """Whether the new mailbox can still confirm it."""
        return self.state == self.State.PENDING and at < self.confirm_by

    def can_be_undone(self, *, at: datetime) -> bool:
        """Whether the old mailbox can still stop it or take it back."""
        in_effect = self.state == self.State.CONFIRMED and self.undo_by is not None and at < self.undo_by
        return in_effect or self.is_open(at=at)

    def confirm(self, *, at: datetime) -> None:
        """It takes effect at *at*. Does not save."""
        if not self.is_open(at=at):
            raise NotPossibleNow(USED_LINK)
        self.state, self.confirmed_at, self.undo_by = self.State.CONFIRMED, at, at + TO_UNDO

    def undo(self, *, at: datetime) -> None:
        """Take it back, or stop it before it takes effect. Does not save."""
        if not self.can_be_undone(at=at):
            raise NotPossibleNow(USED_LINK)
        self.state = self.State.UNDONE if self.state == self.State.CONFIRMED else self.State.CANCELLED
