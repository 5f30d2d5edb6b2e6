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

    Invariants, held by the database: a slug is one organisation's; a person has at most one personal organisation.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    slug = models.CharField(max_length=50, unique=True, validators=[SLUG])
    name = models.CharField(max_length=LONGEST_NAME)
    time_zone = models.CharField(max_length=64, default="UTC")
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
            )
        ]

    def __str__(self) -> str:
        return self.name
