"""What is told of members and invitations."""

from orchestrator.events.event import subscribe
from orchestrator.notifications import members
from orchestrator.organisations.events import (
    InvitationAccepted,
    MemberReactivated,
    MemberRemoved,
    MemberSuspended,
    RoleChanged,
)


@subscribe(InvitationAccepted, name="notifications.invitation_accepted")
def invitation_accepted(event: InvitationAccepted) -> None:
    """Whoever sent an invitation hears that it was accepted."""
    if event.organisation_id is not None and event.actor_id is not None:
        members.tell_invitation_accepted(
            organisation_id=event.organisation_id,
            inviter_id=event.inviter_id,
            person_id=event.actor_id,
            role=event.role,
        )


@subscribe(RoleChanged, name="notifications.role_changed")
def role_changed(event: RoleChanged) -> None:
    """A member hears what they may do from now on, unless they changed it themselves."""
    if event.organisation_id is not None and event.actor_id != event.person_id:
        members.tell_role_changed(
            organisation_id=event.organisation_id, person_id=event.person_id, role=event.role, before=event.before
        )


@subscribe(MemberSuspended, name="notifications.member_suspended")
def member_suspended(event: MemberSuspended) -> None:
    """A member hears that their seat was taken."""
    if event.organisation_id is not None:
        members.tell_suspended(organisation_id=event.organisation_id, person_id=event.person_id)


@subscribe(MemberReactivated, name="notifications.member_reactivated")
def member_reactivated(event: MemberReactivated) -> None:
    """A member hears that they may go on."""
    if event.organisation_id is not None:
        members.tell_reactivated(organisation_id=event.organisation_id, person_id=event.person_id)


@subscribe(MemberRemoved, name="notifications.member_removed")
def member_removed(event: MemberRemoved) -> None:
    """A person hears that they do not belong there any more."""
    if event.organisation_id is not None:
        members.tell_removed(organisation_id=event.organisation_id, person_id=event.person_id)
