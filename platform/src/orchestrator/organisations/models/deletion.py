"""An organisation that goes."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from orchestrator.jobs.models import Owed
from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models.organisation import Organisation
from orchestrator.tenancy.models import TenantModel


class Deletion(TenantModel):
    """An owner's wish that the organisation be deleted, which they may take back until it is due.

    Invariants, held by the database: an organisation has at most one that is under way; one that was taken back is not
    carried out.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="deletions")
    actor_id = models.UUIDField(null=True)
    asked_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(cancelled_at=None, done_at=None),
                name="one_deletion_of_an_organisation",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | Q(done_at=None), name="what_was_taken_back_is_not_carried_out"
            ),
        ]

    def __str__(self) -> str:
        return f"deletion of {self.organisation_id}, due {self.due_at:%Y-%m-%d}"

    @property
    def is_under_way(self) -> bool:
        return self.cancelled_at is None and self.done_at is None

    def cancel(self, *, at: datetime) -> None:
        """Taken back. Does not save."""
        self.cancelled_at = at

    def finish(self, *, at: datetime) -> None:
        """Carried out. Does not save."""
        self.done_at = at


class Purge(Owed):
    """The work of one deletion.

    Stands beside ``Deletion`` because a worker finds what is owed before it knows for whom.
    """

    task = "orchestrator.organisations.tasks.purge"

    deletion = models.OneToOneField(Deletion, models.CASCADE, related_name="purge")

    class Meta(Owed.Meta):
        pass

    def __str__(self) -> str:
        return f"purge of {self.deletion_id}"
