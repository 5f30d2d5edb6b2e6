"""What is done to organisations: one module for each use."""

from orchestrator.organisations.operations.accepting import accept_claimed, accept_invitation, claim_invitation
from orchestrator.organisations.operations.asking import ask_for_invitation
from orchestrator.organisations.operations.changing import UnknownTimeZone, change_organisation
from orchestrator.organisations.operations.ending import held_by
from orchestrator.organisations.operations.inviting import invite_people, resend_invitation, revoke_invitation
from orchestrator.organisations.operations.making import ensure_personal_organisation
from orchestrator.organisations.operations.members import (
    change_role,
    reactivate_member,
    remove_member,
    suspend_member,
)

__all__ = [
    "UnknownTimeZone",
    "accept_claimed",
    "accept_invitation",
    "ask_for_invitation",
    "change_organisation",
    "change_role",
    "claim_invitation",
    "ensure_personal_organisation",
    "held_by",
    "invite_people",
    "reactivate_member",
    "remove_member",
    "resend_invitation",
    "revoke_invitation",
    "suspend_member",
]
