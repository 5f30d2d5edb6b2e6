"""Forgetting and changing a password."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.password_change import finalize_password_change
from allauth.account.internal.flows.password_reset import finalize_password_reset
from allauth.core.exceptions import ReauthenticationRequired
from allauth.headless.account import views
from allauth.headless.base.response import AuthenticationResponse
from allauth.headless.internal.restkit.response import ErrorResponse
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from orchestrator.accounts.guarding import waive_network
from orchestrator.accounts.inputs import (
    ChangePasswordInput,
    ResetPasswordInput,
)
from orchestrator.accounts.models import User
from orchestrator.accounts.operations import hand_over, replace_password
from orchestrator.accounts.proof import is_fresh
from orchestrator.accounts.views.evenly import Evenly
from orchestrator.accounts.views.refusals import ClearRefusals, answered
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.kit.time import now


class RequestResetView(Evenly, ClearRefusals, views.RequestPasswordResetView):  # type: ignore[misc]
    """Answers alike whether or not the address is known; either way that mailbox is told."""


class ResetPasswordView(ClearRefusals, views.ResetPasswordView):  # type: ignore[misc]
    """GET, with the key in a header, says whether a link still works; POST uses it up."""

    input_class = ResetPasswordInput

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = self.input.user
        try:
            with transaction.atomic():
                opened = replace_password(
                    person_id=person.pk,
                    old_hash=person.password,
                    new_hash=self.input.new_hash,
                    revoke_keys=self.input.cleaned_data["revoke_keys"],
                )
                hand_over(person_id=person.pk, keep_password=True)
                finalize_password_reset(request, person)
        except NotPossibleNow:  # the link was used a moment ago, in another request
            self.input.add_error("key", get_adapter().validation_error("invalid_password_reset"))
            return answered(ErrorResponse(request, input=self.input))
        waive_network(request, opened, at=now())
        return answered(AuthenticationResponse(request))


class ChangePasswordView(ClearRefusals, views.ChangePasswordView):  # type: ignore[misc]
    """Ends the person's other sessions; this one goes on under a new id.

    Whoever has no password yet sets one without typing any, so they show afresh who they are.
    """

    input_class = ChangePasswordInput

    def handle(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person = request.user
        if isinstance(person, User) and not person.has_usable_password() and not is_fresh(request.session, at=now()):
            raise ReauthenticationRequired
        return answered(super().handle(request, *args, **kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        person, new_hash = self.input.user, self.input.new_hash
        with transaction.atomic():
            replace_password(
                person_id=person.pk,
                old_hash=person.password,
                new_hash=new_hash,
                keep_session=request.session.session_key,
                revoke_keys=self.input.cleaned_data["revoke_keys"],
            )
            person.password = new_hash
            finalize_password_change(request, person)
        return answered(AuthenticationResponse(request))
