"""What is done to people: one module for each use."""

from orchestrator.accounts.operations.devices import disown_entry, tell_of_new_device
from orchestrator.accounts.operations.passwords import replace_password
from orchestrator.accounts.operations.people import create_person, verify_address
from orchestrator.accounts.operations.profiles import change_profile, remove_picture, replace_picture
from orchestrator.accounts.operations.sessions import (
    end_session,
    end_sessions,
    follow_session,
    forget_ended_sessions,
    note_visit,
)

__all__ = [
    "change_profile",
    "create_person",
    "disown_entry",
    "end_session",
    "end_sessions",
    "follow_session",
    "forget_ended_sessions",
    "note_visit",
    "remove_picture",
    "replace_password",
    "replace_picture",
    "tell_of_new_device",
    "verify_address",
]
