"""What happened, and who is still to hear of it."""

from typing import Any, ClassVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from orchestrator.jobs.models import Owed
from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.tenancy.models import TenantModel


class Fact(TenantModel):
    """Something that happened, once and for good.

    Written by the operation itself, in its transaction, or not at all. A trigger refuses UPDATE and DELETE. It
    carries ids and amounts, no names or addresses, so that a person can be erased and the history stays true.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    organisation_id = models.UUIDField(null=True)
    actor_id = models.UUIDField(null=True)
    on_behalf_of = models.UUIDField(null=True)
    request_id = models.CharField(max_length=64, blank=True)
    body = models.JSONField(encoder=DjangoJSONEncoder)
    recorded_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["organisation_id", "-recorded_at"], name="fact_by_organisation"),
            models.Index(fields=["actor_id", "-recorded_at"], name="fact_by_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.recorded_at:%Y-%m-%d %H:%M}"


class Delivery(Owed):
    """One subscriber that is still to hear of one fact."""

    task = "orchestrator.events.tasks.deliver"

    fact = models.ForeignKey(Fact, models.PROTECT, related_name="deliveries")
    subscriber = models.CharField(max_length=80)

    class Meta(Owed.Meta):
        constraints: ClassVar[list[Any]] = [
            *Owed.Meta.constraints,
            models.UniqueConstraint(fields=["fact", "subscriber"], name="a_subscriber_hears_a_fact_once"),
        ]

    def __str__(self) -> str:
        return f"{self.subscriber} hears {self.fact_id}"
