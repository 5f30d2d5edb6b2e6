"""Asking for another invitation when the one at hand cannot be used."""

from uuid import UUID

from django.db import transaction

from orchestrator.accounts.queries import person, verified_addresses
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.mail.operations import queue_mail
from orchestrator.organisations.models import Invitation, Membership
from orchestrator.organisations.queries.invitations import found_invitation
from orchestrator.organisations.queries.members import people_with_role
from orchestrator.organisations.roles import OWNERS, Permission, roles_with
from orchestrator.tenancy.acting import acting_for


@transaction.atomic
def ask_for_invitation(*, token: str, person_id: UUID) -> None:
    """Write to whoever sent the invitation, or to the owners once they may not invite any more.

    The message holds the asker's name and address, and goes out once for each link and asker. Safe to repeat.

    Raises:
        NoInvitation
        NotPossibleNow: it was accepted or taken back, or the asker has no verified address.
    """
    found = found_invitation(token)
    asker, addresses = person(person_id=person_id), verified_addresses(person_id=person_id)
    if not found.is_open:
        raise NotPossibleNow("This invitation was used or taken back.")
    if not addresses:
        raise NotPossibleNow("Verify your own e-mail address first.")
    with acting_for(found.organisation_id):
        for receiver in _receivers(found):
            queue_mail(
                template="invitation_wanted",
                to=receiver.person.email,
                key=f"invitation_wanted:{found.digest[:16]}:{person_id}:{receiver.person_id}",
                context={
                    "name": receiver.person.name,
                    "organisation": found.organisation.name,
                    "asker": asker.shown_name,
                    "asker_address": addresses[0],
                    "invited": found.email,
                    "is_same": found.email in {address.lower() for address in addresses},
                    "address": f"{conf().site_url}/{found.organisation.slug}/members",
                },
            )


def _receivers(invitation: Invitation) -> list[Membership]:
    able = people_with_role(organisation_id=invitation.organisation_id, roles=roles_with(Permission.INVITE))
    inviter = list(able.filter(person_id=invitation.invited_by_id))
    return inviter or list(able.filter(role__in=OWNERS))
