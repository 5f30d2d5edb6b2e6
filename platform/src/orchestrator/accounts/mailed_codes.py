"""Signing in with a code, or the link that carries it, out of one mail.

The code belongs to the browser that asked for it. The link opens a page; in that browser the page signs in at a press
of its button, and elsewhere it shows the code to type.
"""

from typing import Self

from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.signup import send_unknown_account_mail
from allauth.account.models import Login
from allauth.account.stages import LoginByCodeStage, LoginStage, LoginStageController
from django.http import HttpRequest, HttpResponse

from orchestrator.accounts.codes import digest_of, new_code
from orchestrator.accounts.models import User
from orchestrator.accounts.operations import hand_over
from orchestrator.kit.conf import conf
from orchestrator.mail.operations import queue_mail


class MailedCode(LoginCodeVerificationProcess):  # type: ignore[misc]
    """allauth's process, but that only a digest of the code is kept."""

    @classmethod
    def begin(cls, request: HttpRequest, *, user: User | None, email: str) -> Self:
        """Mail a code; to an address that nobody has, that there is no account."""
        login = Login(user=user, email=email)
        login.state["stages"] = {"current": LoginByCodeStage.key}
        stage = LoginByCodeStage(LoginStageController(request, login), request, login)
        stage.state.update({**cls.initial_state(user=user, email=email), "initiated_by_user": True})
        process = cls(stage=stage)
        process.send()
        process.persist()
        return process

    @classmethod
    def resume(cls, stage: LoginStage) -> Self | None:
        found: Self | None = cls(stage=stage).abort_if_invalid()
        return found

    def resend(self) -> None:
        """A new code; the one before is void."""
        self.send(skip_enumeration_mails=True)
        self.record_resend()
        self.persist()

    def send_by_email(self, email: str, skip_enumeration_mails: bool = False) -> None:
        if self.user is not None:
            code = new_code()
            self.state["code"] = digest_of(code)
            context = {"code": code, "link": f"{conf().site_url}/sign-in/link/{code}"}
            queue_mail(template="login_code", to=email, context=context, secret=True)
        elif not skip_enumeration_mails:
            send_unknown_account_mail(self.request, email)

    def finish(self, redirect_url: str | None = None) -> HttpResponse:
        """Whoever reads the mail owns the address: what somebody else may have planted before is taken away."""
        if hand_over(person_id=self.user.pk):
            self.user.refresh_from_db()
        response: HttpResponse = super().finish(redirect_url)
        return response
