"""Who was asked to join an organisation."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models.organisation import Organisation
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.models import TenantModel


class Invitation(TenantModel):
    """One address, asked to join in one role. Only the digest of what its link carries is stored.

    It is open until it is accepted or revoked; an open one that has expired can be sent anew. Whoever holds the
    link and begins to sign up with it has ``claimed`` it: once their address is verified, it is accepted.

    Invariants, held by the database: an address has one open invitation of an organisation, and is kept in small
    letters; a digest is one invitation's; it is accepted or revoked, not both; it expires after it was sent.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="invitations")
    email = models.EmailField(max_length=254)
    role = models.CharField(max_length=8, choices=Role)
    digest = models.CharField(max_length=64, unique=True, editable=False, help_text="SHA-256, in hexadecimal.")
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(default=now, editable=False)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["email"], condition=Q(claimed_at__isnull=False), name="claimed_invitations")]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=Q(accepted_at=None, revoked_at=None),
                name="one_open_invitation_of_an_address",
            ),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="an_invited_address_in_small_letters"),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(revoked_at=None), name="accepted_or_revoked_and_not_both"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("sent_at")), name="an_invitation_ends_after_sending"),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="a_digest_and_not_the_link"),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]), name="a_known_role_of_an_invitation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} as {self.role}"

    @property
    def is_open(self) -> bool:
        return self.accepted_at is None and self.revoked_at is None

    def has_expired(self, *, at: datetime) -> bool:
        return at >= self.expires_at

    def state(self, *, at: datetime) -> str:
        """``open``, ``expired``, ``accepted`` or ``revoked``."""
        if self.accepted_at is not None:
            return "accepted"
        if self.revoked_at is not None:
            return "revoked"
        return "expired" if self.has_expired(at=at) else "open"
