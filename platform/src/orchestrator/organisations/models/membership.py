"""Who belongs to an organisation."""

from django.conf import settings
from django.db import models

from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models.organisation import Organisation
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.models import TenantModel


class Membership(TenantModel):
    """A person's place in an organisation. While it is suspended they may do nothing there, and take no seat.

    Invariants, held by the database: a person has one place in an organisation; role and status are ones of ours.
    """

    class Status(models.TextChoices):
        ACTIVE = "active"
        SUSPENDED = "suspended"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role)
    status = models.CharField(max_length=9, choices=Status, default=Status.ACTIVE)
    joined_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "person"], name="one_place_in_an_organisation"),
            models.CheckConstraint(condition=models.Q(role__in=[role.value for role in Role]), name="a_known_role"),
            models.CheckConstraint(condition=models.Q(status__in=["active", "suspended"]), name="a_known_status"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"

    @property
    def is_active(self) -> bool:
        return self.status == self.Status.ACTIVE

    @property
    def is_active_owner(self) -> bool:
        return self.is_active and self.role == Role.OWNER
