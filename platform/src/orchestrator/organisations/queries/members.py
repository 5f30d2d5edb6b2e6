"""An organisation and its members."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import CharField, Count, Q, QuerySet, Value, Window
from django.db.models.functions import Coalesce, Lower, NullIf, StrIndex, Substr

from orchestrator.kit.errors import NotFound
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.organisations.roles import Role

BEFORE_THE_AT = Substr("person__email", Value(1), StrIndex("person__email", Value("@")) - Value(1))
SHOWN_NAME = Lower(Coalesce(NullIf("person__name", Value("")), BEFORE_THE_AT), output_field=CharField())


def members_of(*, organisation_id: UUID) -> QuerySet[Membership]:
    """The members with their persons, the oldest first; suspended ones too."""
    return (
        Membership.objects.filter(organisation_id=organisation_id).select_related("person").order_by("joined_at", "pk")
    )


def members_found(
    *, organisation_id: UUID, search: str = "", by_address: bool = False, role: str = "", status: str = ""
) -> QuerySet[Membership]:
    """The members who fit, in no order yet, with ``shown_name`` to sort by.

    A search looks into addresses only with *by_address*: who may not see them must not find out by asking either.
    """
    found = Membership.objects.filter(organisation_id=organisation_id).select_related("person")
    found = found.annotate(shown_name=SHOWN_NAME)
    if role:
        found = found.filter(role=role)
    if status:
        found = found.filter(status=status)
    for word in search.split():
        found = found.filter(_fits(word, by_address=by_address))
    return found.annotate(fitting=Window(Count("pk"))) if search else found


def total_of(found: QuerySet[Membership], *, first_page: Sequence[Membership]) -> int:
    """How many *found* are in all. A search has told it with its first page, in one pass over the names."""
    if not first_page:
        return 0
    told: int | None = getattr(first_page[0], "fitting", None)
    return found.count() if told is None else told


def _fits(word: str, *, by_address: bool) -> Q:
    """Whether *word* is in the name; for who has none, in what they are called by; or in the address."""
    in_name = Q(person__name__icontains=word)
    if by_address:
        return in_name | Q(person__email__contains=word.lower())
    return in_name | Q(person__name="", shown_name__contains=word.lower())


def people_with_role(*, organisation_id: UUID, roles: frozenset[Role]) -> QuerySet[Membership]:
    """The active members who have one of *roles*, with their persons."""
    active = members_of(organisation_id=organisation_id).filter(status=Membership.Status.ACTIVE)
    return active.filter(role__in=roles, person__is_active=True)


def organisation_of(*, organisation_id: UUID) -> Organisation:
    """The organisation that the caller acts for."""
    return Organisation.objects.get(pk=organisation_id)


def member_of(*, organisation_id: UUID, membership_id: UUID) -> Membership:
    """One member with their person.

    Raises:
        NotFound
    """
    found = members_of(organisation_id=organisation_id).filter(pk=membership_id).first()
    if found is None:
        raise NotFound("There is no such member.")
    return found
