"""Records."""

from typing import ClassVar

from django.db import models

from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.models import TenantModel


class Record(TenantModel):
    """Something that a customer keeps with us."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="records")
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True, max_length=20_000)
    created_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar["models.Manager[Record]"] = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["organisation", "-id"], name="records_of_an_organisation")]

    def __str__(self) -> str:
        return self.title
