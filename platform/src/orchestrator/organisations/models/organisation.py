"""Organisations."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models

from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.tenancy.models import TenantModel

LONGEST_NAME = 120
SLUG = RegexValidator(r"^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$", "Use small letters, digits and hyphens.")


class Organisation(TenantModel):
    """A customer: what people work in, what pays, what a key calls for.

    From the moment that its deletion is asked for until it is due, it can only be read; then what remains is this row
    without its name, to which invoices and facts refer.

    Invariants, held by the database: a slug is one organisation's; a person has at most one personal organisation; only
    what was due is deleted.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.CharField(max_length=50, unique=True, validators=[SLUG])
    name = models.CharField(max_length=LONGEST_NAME)
    time_zone = models.CharField(max_length=64, default="UTC")
    billing_email = models.EmailField(blank=True, help_text="Where invoices go; empty: to those who pay.")
    logo = models.FileField(upload_to="logos", blank=True)
    requires_second_factor = models.BooleanField(default=False)
    deletion_due_at = models.DateTimeField(null=True, blank=True, editable=False)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)
    personal_to = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="personal_organisation",
        help_text="The person whose sign-up made it.",
    )
    created_at = models.DateTimeField(default=now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(slug__regex=r"^[a-z0-9](?:[a-z0-9-]{0,48}[a-z0-9])?$"),
                name="a_slug_fits_an_address",
            ),
            models.CheckConstraint(
                condition=models.Q(deleted_at=None)
                | models.Q(deletion_due_at__isnull=False, deleted_at__gte=models.F("deletion_due_at")),
                name="only_what_was_due_is_deleted",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_being_deleted(self) -> bool:
        """Asked for, and not taken back."""
        return self.deletion_due_at is not None
