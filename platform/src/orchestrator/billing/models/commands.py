"""What we ask the provider to do: a row that is committed before the call."""

from django.db import models
from django.db.models import Q

from orchestrator.jobs.models import Owed
from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.models import TenantModel


class Operation(TenantModel):
    """One command to the payment provider, which survives a lost answer and a killed process.

    The row gives the idempotency key, so that a repeated call is the same call. A stored failure of the provider's
    takes a new key: the attempt is part of it.

    Invariants, held by the database: an organisation has at most one unfinished step towards buying; one thing has
    at most one unfinished command of a kind.
    """

    class Kind(models.TextChoices):
        MAKE_CUSTOMER = "make_customer"
        OPEN_CHECKOUT = "open_checkout"
        EXPIRE_CHECKOUT = "expire_checkout"
        CANCEL_SUBSCRIPTION = "cancel_subscription"
        UPDATE_CUSTOMER = "update_customer"

    class State(models.TextChoices):
        PENDING = "pending"
        SENT = "sent"
        DONE = "done"
        FAILED = "failed"

    UNFINISHED = (State.PENDING, State.SENT)
    BUYING = (Kind.MAKE_CUSTOMER, Kind.OPEN_CHECKOUT, Kind.EXPIRE_CHECKOUT)

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="billing_operations")
    kind = models.CharField(max_length=24, choices=Kind)
    subject = models.CharField(max_length=255, blank=True, help_text="What it is about: a price, a session.")
    params = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.PENDING)
    stripe_object_id = models.CharField(max_length=255, blank=True)
    attempt = models.PositiveSmallIntegerField(default=1)
    last_error = models.TextField(blank=True)
    actor_id = models.UUIDField(null=True)
    created_at = models.DateTimeField(default=now, editable=False)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"],
                condition=Q(state__in=["pending", "sent"])
                & Q(kind__in=["make_customer", "open_checkout", "expire_checkout"]),
                name="one_step_of_buying_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["kind", "organisation", "subject"],
                condition=Q(state__in=["pending", "sent"]),
                name="one_unfinished_command_about_a_thing",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["pending", "sent"], finished_at=None),
                name="a_finished_command_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.state}"

    @property
    def key(self) -> str:
        """The idempotency key."""
        return f"op:{self.pk}:{self.attempt}"

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED


class Dispatch(Owed):
    """One command that is owed to the provider, until it is known what became of it.

    Stands beside ``Operation`` because a worker finds what is owed before it knows for whom.
    """

    task = "orchestrator.billing.tasks.dispatch"

    operation = models.OneToOneField(Operation, models.CASCADE, related_name="dispatch")

    class Meta(Owed.Meta):
        pass

    def __str__(self) -> str:
        return f"command {self.operation_id}"
