"""The names in addresses that organisations have, or had."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models.organisation import SLUG, Organisation
from orchestrator.tenancy.models import TenantModel


class TakenSlug(TenantModel):
    """The name in an organisation's address: its own, or one that it has left and that still leads to it.

    Nobody else may take a name before ``released_at``; then the row makes way for its next owner's.

    Invariants, held by the database: a name is one organisation's; an organisation has one name of its own; a name that
    was left is released at a time, and after it was left.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="taken_slugs")
    slug = models.CharField(max_length=50, unique=True, validators=[SLUG])
    looks_like = models.CharField(max_length=50, help_text="The same for all that a reader would mistake for it.")
    taken_at = models.DateTimeField(default=now)
    left_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["looks_like"], name="slugs_that_look_alike")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(left_at=None), name="one_slug_of_an_organisations_own"
            ),
            models.CheckConstraint(
                condition=Q(left_at=None, released_at=None)
                | Q(left_at__isnull=False, released_at__isnull=False, released_at__gte=models.F("left_at")),
                name="a_slug_is_released_after_it_was_left",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def leave(self, *, at: datetime, released_at: datetime) -> None:
        """Left at *at*; another organisation may take it from *released_at* on. Does not save."""
        self.left_at, self.released_at = at, released_at

    def come_back(self) -> None:
        """The organisation's own again. Does not save."""
        self.left_at, self.released_at = None, None
