"""What Django and allauth say happened to a session."""

from typing import Any

from allauth.account.signals import authentication_step_completed
from allauth.core.internal.httpkit import is_headless_request
from allauth.headless.constants import Client
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest

from orchestrator.accounts.proof import note_proof
from orchestrator.kit.time import now


@receiver(user_logged_in)
def proven_by_signing_in(request: HttpRequest, **_more: Any) -> None:
    """However a person signs in, it is a proof of who they are."""
    note_proof(request.session, at=now())


@receiver(authentication_step_completed)
def proven_again(request: HttpRequest, reauthenticated: bool = False, **_more: Any) -> None:
    """A session that may do more from now on goes on under a new id; an app's has no cookie that could be planted."""
    if not reauthenticated:
        return
    note_proof(request.session, at=now())
    if is_headless_request(request) != Client.APP:
        request.session.cycle_key()
