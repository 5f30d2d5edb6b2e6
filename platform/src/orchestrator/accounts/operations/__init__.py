"""What is done to people: one module for each use."""

from orchestrator.accounts.operations.addresses import (
    ask_for_address,
    cancel_address_change,
    confirm_address,
    forget_old_changes,
    mail_address_again,
    undo_address_change,
)
from orchestrator.accounts.operations.closed_sign_up import let_sign_up, may_sign_up
from orchestrator.accounts.operations.devices import disown_entry, tell_of_new_device
from orchestrator.accounts.operations.guarding import (
    TooManyTries,
    forget_old_guards,
    forget_tries,
    give_try_back,
    mail_unlock_link,
    note_wrong_password,
    take_try,
    unlock_account,
)
from orchestrator.accounts.operations.passkeys import add_passkey, note_passkey_used, rename_passkey
from orchestrator.accounts.operations.passwords import replace_password
from orchestrator.accounts.operations.people import create_person, verify_address
from orchestrator.accounts.operations.picture_imports import import_picture
from orchestrator.accounts.operations.profiles import change_profile, remove_picture, replace_picture
from orchestrator.accounts.operations.providers import (
    join_by_provider,
    link_by_address,
    link_provider,
    unlink_provider,
)
from orchestrator.accounts.operations.second_factor import (
    WrongCode,
    add_totp,
    make_recovery_codes,
    note_guessing,
    remove_factor,
    use_code,
)
from orchestrator.accounts.operations.sessions import (
    end_session,
    end_sessions,
    follow_session,
    forget_ended_sessions,
    note_visit,
)
from orchestrator.accounts.operations.staff import give_staff_role
from orchestrator.accounts.operations.turning_off import ask_to_turn_off, person_to_turn_off, turn_off
from orchestrator.accounts.operations.unproven import hand_over, wipe_unproven

__all__ = [
    "TooManyTries",
    "WrongCode",
    "add_passkey",
    "add_totp",
    "ask_for_address",
    "ask_to_turn_off",
    "cancel_address_change",
    "change_profile",
    "confirm_address",
    "create_person",
    "disown_entry",
    "end_session",
    "end_sessions",
    "follow_session",
    "forget_ended_sessions",
    "forget_old_changes",
    "forget_old_guards",
    "forget_tries",
    "give_staff_role",
    "give_try_back",
    "hand_over",
    "import_picture",
    "join_by_provider",
    "let_sign_up",
    "link_by_address",
    "link_provider",
    "mail_address_again",
    "mail_unlock_link",
    "make_recovery_codes",
    "may_sign_up",
    "note_guessing",
    "note_passkey_used",
    "note_visit",
    "note_wrong_password",
    "person_to_turn_off",
    "remove_factor",
    "remove_picture",
    "rename_passkey",
    "replace_password",
    "replace_picture",
    "take_try",
    "tell_of_new_device",
    "turn_off",
    "undo_address_change",
    "unlink_provider",
    "unlock_account",
    "use_code",
    "verify_address",
    "wipe_unproven",
]
