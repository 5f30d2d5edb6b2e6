"""The ledger of metered calls."""

from django.db import models
from django.db.models import F, Q

from orchestrator.kit.ids import new_id
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.models import TenantModel


class UsageEvent(TenantModel):
    """One metered call. Stays when its key or the person who made the key is gone.

    The table is partitioned by month of ``occurred_at`` (see ``partitions``), so its primary key is ``id`` and
    ``occurred_at`` together. It has no foreign key in the database: locking the organisation's row for each call
    would make all calls of an organisation queue.

    Invariants, held by the database: a call counts at least one unit, after its period began, and has an HTTP status.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="+", db_constraint=False, db_index=False
    )
    key_id = models.UUIDField()
    method = models.CharField(max_length=8)
    path = models.CharField(max_length=200, help_text="The operation's address, its ids left open.")
    status = models.PositiveSmallIntegerField()
    units = models.PositiveIntegerField(default=1)
    occurred_at = models.DateTimeField()
    period_start = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-occurred_at"], name="usage_of_an_organisation")]
        constraints = [
            models.CheckConstraint(condition=Q(units__gte=1), name="a_call_counts"),
            models.CheckConstraint(condition=Q(status__gte=100, status__lte=599), name="a_status_of_http"),
            models.CheckConstraint(condition=Q(occurred_at__gte=F("period_start")), name="a_call_lies_in_its_period"),
        ]

    def __str__(self) -> str:
        return f"{self.method} {self.path} {self.status}"
