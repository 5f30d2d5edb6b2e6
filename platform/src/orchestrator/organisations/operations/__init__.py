"""What is done to organisations: one module for each use."""

from orchestrator.organisations.operations.accepting import accept_claimed, accept_invitation, claim_invitation
from orchestrator.organisations.operations.addressing import SlugTaken, TooManySlugs, change_slug
from orchestrator.organisations.operations.asking import ask_for_invitation
from orchestrator.organisations.operations.asking_deletion import cancel_deletion, delete_alone, request_deletion
from orchestrator.organisations.operations.changing import UnknownTimeZone, change_organisation
from orchestrator.organisations.operations.contact import set_billing_contact
from orchestrator.organisations.operations.ending import held_by
from orchestrator.organisations.operations.inviting import invite_people, resend_invitation, revoke_invitation
from orchestrator.organisations.operations.leaving import leave_organisation
from orchestrator.organisations.operations.making import create_organisation, ensure_personal_organisation
from orchestrator.organisations.operations.members import (
    change_role,
    reactivate_member,
    remove_member,
    suspend_member,
)
from orchestrator.organisations.operations.owning import (
    accept_ownership,
    decline_ownership,
    offer_ownership,
    withdraw_offer,
)
from orchestrator.organisations.operations.picture import remove_logo, set_logo
from orchestrator.organisations.operations.purging import purge
from orchestrator.organisations.operations.securing import require_second_factor

__all__ = [
    "SlugTaken",
    "TooManySlugs",
    "UnknownTimeZone",
    "accept_claimed",
    "accept_invitation",
    "accept_ownership",
    "ask_for_invitation",
    "cancel_deletion",
    "change_organisation",
    "change_role",
    "change_slug",
    "claim_invitation",
    "create_organisation",
    "decline_ownership",
    "delete_alone",
    "ensure_personal_organisation",
    "held_by",
    "invite_people",
    "leave_organisation",
    "offer_ownership",
    "purge",
    "reactivate_member",
    "remove_logo",
    "remove_member",
    "request_deletion",
    "require_second_factor",
    "resend_invitation",
    "revoke_invitation",
    "set_billing_contact",
    "set_logo",
    "suspend_member",
    "withdraw_offer",
]
