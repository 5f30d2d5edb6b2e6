"""Keys."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.models import TenantModel


class ApiKey(TenantModel):
    """A key of one organisation. Only its digest is stored.

    Invariants, held by the database: a digest is one key's; it is revoked after it was made.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="api_keys")
    name = models.CharField(max_length=80)
    hint = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, unique=True, editable=False, help_text="SHA-256, in hexadecimal.")
    scopes = models.JSONField(help_text="A list of their codes.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(default=now, editable=False)
    last_used_at = models.DateTimeField(null=True, blank=True, help_text="To the minute.")
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["organisation", "-id"], name="keys_of_an_organisation")]
        constraints = [
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(revoked_at__gte=F("created_at")), name="revoked_after_it_was_made"
            ),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="a_digest_and_not_the_key"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.hint}"

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None

    def revoke(self, *, at: datetime) -> None:
        """No call with it is answered from now on. Does not save."""
        self.revoked_at = at
