"""Telling people what happened to their place in an organisation.

The same may happen to the same person twice, so no key can tell a repeat from a second time: what is owed to them is
queued in the transaction that marks the fact as heard, and so once.
"""

from collections.abc import Mapping
from uuid import UUID

from django.db import transaction

from orchestrator.accounts.queries import person, verified_addresses
from orchestrator.kit.conf import conf
from orchestrator.mail.operations import queue_mail
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.queries import organisation_of
from orchestrator.organisations.roles import Role


@transaction.atomic
def tell_invitation_accepted(*, organisation_id: UUID, inviter_id: UUID, person_id: UUID, role: str) -> None:
    """Tell whoever sent the invitation that it was accepted."""
    organisation = organisation_of(organisation_id=organisation_id)
    context = {
        "joined": person(person_id=person_id).shown_name,
        "role": _label(role),
        "address": _page(organisation, "members"),
    }
    _tell(inviter_id, organisation, template="invitation_accepted", context=context)


@transaction.atomic
def tell_role_changed(*, organisation_id: UUID, person_id: UUID, role: str, before: str) -> None:
    """Tell a member what they may do from now on."""
    organisation = organisation_of(organisation_id=organisation_id)
    context = {"role": _label(role), "before": _label(before), "address": _page(organisation, "roles")}
    _tell(person_id, organisation, template="role_changed", context=context)


@transaction.atomic
def tell_removed(*, organisation_id: UUID, person_id: UUID) -> None:
    """Tell a person that they do not belong there any more."""
    organisation = organisation_of(organisation_id=organisation_id)
    context = {"address": f"{conf().site_url}/account"}
    _tell(person_id, organisation, template="member_removed", context=context)


@transaction.atomic
def tell_suspended(*, organisation_id: UUID, person_id: UUID) -> None:
    """Tell a member that their seat was taken."""
    organisation = organisation_of(organisation_id=organisation_id)
    context = {"address": f"{conf().site_url}/account"}
    _tell(person_id, organisation, template="member_suspended", context=context)


@transaction.atomic
def tell_reactivated(*, organisation_id: UUID, person_id: UUID) -> None:
    """Tell a member that their seat is theirs again."""
    organisation = organisation_of(organisation_id=organisation_id)
    _tell(
        person_id,
        organisation,
        template="member_reactivated",
        context={"address": f"{conf().site_url}/{organisation.slug}"},
    )


def _tell(person_id: UUID, organisation: Organisation, *, template: str, context: Mapping[str, object]) -> None:
    """At the address that they sign in with, if it is verified: what touches their work and not their safety."""
    for address in verified_addresses(person_id=person_id)[:1]:
        queue_mail(
            template=template,
            to=address,
            context={"name": person(person_id=person_id).name, "organisation": organisation.name, **context},
        )


def _page(organisation: Organisation, page: str) -> str:
    return f"{conf().site_url}/{organisation.slug}/{page}"


def _label(role: str) -> str:
    return Role(role).label.lower()
