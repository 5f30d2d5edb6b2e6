"""An organisation that is to have another owner."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models.organisation import Organisation
from orchestrator.tenancy.models import TenantModel


class OwnershipOffer(TenantModel):
    """An owner's offer to a member to take the organisation over; it counts once they accept.

    Invariants, held by the database: an organisation has at most one open offer; nobody offers to themselves; an offer
    has its end if, and only if, it is no longer open.
    """

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"
        EXPIRED = "expired"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="ownership_offers")
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    offered_to = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    state = models.CharField(max_length=9, choices=State, default=State.OPEN)
    offered_at = models.DateTimeField(default=now)
    expires_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(state="open"), name="one_open_offer_of_an_organisation"
            ),
            models.CheckConstraint(condition=~Q(offered_by=F("offered_to")), name="nobody_offers_to_themselves"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="a_closed_offer_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "accepted", "declined", "withdrawn", "expired"]),
                name="a_known_state_of_an_offer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offered_by_id} to {self.offered_to_id}, {self.state}"

    def is_open(self, *, at: datetime) -> bool:
        """Whether it can still be accepted at *at*."""
        return self.state == self.State.OPEN and at < self.expires_at

    def close(self, *, state: "OwnershipOffer.State", at: datetime) -> None:
        """Nobody can accept it any more. Does not save."""
        self.state, self.closed_at = state, at
