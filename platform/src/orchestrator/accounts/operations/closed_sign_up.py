"""Signing up where a site keeps strangers out: with an invitation, and with the invited address only."""

from django.contrib.sessions.backends.base import SessionBase

from orchestrator.kit.conf import conf

INVITED = "invited_to_sign_up"


def let_sign_up(*, session: SessionBase, email: str) -> None:
    """Let this browser sign up with *email*, which whoever invites has vouched for. Safe to repeat."""
    if not conf().signup_open:
        session[INVITED] = email.lower()


def may_sign_up(*, session: SessionBase, email: str | None = None) -> bool:
    """Whether this browser may sign up with *email*; without one, with any at all."""
    if conf().signup_open:
        return True
    invited = session.get(INVITED)
    return invited is not None and email in {None, invited}
