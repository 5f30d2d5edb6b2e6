"""People."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from orchestrator.accounts.addresses import normalised
from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now


class Users(BaseUserManager["User"]):
    """People are found by their address, whatever its case."""

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=normalised(username or ""))

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """A new person; without a password only other ways in work."""
        user = self.model(email=normalised(email), **fields)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person, known by an e-mail address.

    Invariants, held by the database: an address is one person's, whatever its case, and is kept in small letters,
    its domain as DNS has it; a staff role is one of ours.
    """

    class StaffRole(models.TextChoices):
        NONE = "", "Not staff"
        ADMIN = "admin", "Admin"
        SUPPORT = "support", "Support"
        READONLY = "readonly", "Read only"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=120, blank=True)
    picture = models.CharField(max_length=80, blank=True)
    time_zone = models.CharField(max_length=64, blank=True)
    language = models.CharField(max_length=16, blank=True)
    is_active = models.BooleanField(default=True)
    staff_role = models.CharField(max_length=8, choices=StaffRole, default=StaffRole.NONE, blank=True)
    joined_at = models.DateTimeField(default=now, editable=False)

    objects: ClassVar[Users] = Users()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "person"
        verbose_name_plural = "people"
        indexes = [models.Index(fields=["email"], name="people_by_address")]
        constraints = [
            models.UniqueConstraint(Lower("email"), name="an_address_is_one_persons"),
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")), name="an_address_is_kept_in_small_letters"
            ),
            models.CheckConstraint(condition=models.Q(email__regex=r"@[!-~]+$"), name="a_domain_is_kept_as_dns_has_it"),
            models.CheckConstraint(
                condition=models.Q(staff_role__in=["", "admin", "support", "readonly"]),
                name="a_known_staff_role",
            ),
        ]

    def __str__(self) -> str:
        return self.email

    @property
    def shown_name(self) -> str:
        """The name, or the address's first part while there is none."""
        return self.name or self.email.partition("@")[0]

    @property
    def is_staff(self) -> bool:
        return bool(self.staff_role) and self.is_active

    @property
    def is_superuser(self) -> bool:
        """Asked by Django's admin; the console decides by role."""
        return self.is_staff and self.staff_role == self.StaffRole.ADMIN

    def has_perm(self, perm: str, obj: object = None) -> bool:
        """Django's admin asks; each of our admin classes decides by role and method instead."""
        return self.is_staff

    def has_module_perms(self, app_label: str) -> bool:
        return self.is_staff
