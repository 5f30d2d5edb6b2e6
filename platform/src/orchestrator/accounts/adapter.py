"""Where allauth's steps become ours."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from allauth.core.exceptions import ReauthenticationRequired
from allauth.headless.adapter import DefaultHeadlessAdapter
from django.core.validators import MaxLengthValidator
from django.http import HttpRequest, HttpResponse

from orchestrator.accounts.addresses import normalised
from orchestrator.accounts.entering import limit_session, note_entry
from orchestrator.accounts.guarding import tried
from orchestrator.accounts.models import User
from orchestrator.accounts.operations import (
    TooManyTries,
    give_try_back,
    may_sign_up,
    note_wrong_password,
    take_try,
    verify_address,
)
from orchestrator.accounts.payloads import shown_person
from orchestrator.accounts.proof import is_fresh
from orchestrator.accounts.waiting import waits_for_address
from orchestrator.kit.time import now
from orchestrator.mail.operations import queue_mail

# allauth's name for a message -> our template, what of its context the template needs, and whether that is a secret.
MAILS: dict[str, tuple[str, tuple[str, ...], bool]] = {
    "account/email/email_confirmation_signup": ("verify_address", ("activate_url",), True),
    "account/email/email_confirmation": ("verify_address", ("activate_url",), True),
    "account/email/account_already_exists": ("account_already_exists", ("password_reset_url",), False),
    "account/email/unknown_account": ("unknown_account", ("signup_url",), False),
    "account/email/password_reset_key": ("password_reset", ("password_reset_url",), True),
    "account/email/password_reset": ("password_changed", ("timestamp",), False),
    "account/email/password_changed": ("password_changed", ("timestamp",), False),
}
LONGEST_ADDRESS = 254  # RFC 5321, as the columns have it
USED_LINK = "This link has been used already, or it has expired."


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-up that a site can close; mail that goes through ``orchestrator.mail``; a verified person is a fact.

    Source: https://docs.allauth.org/en/latest/account/adapter.html
    """

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": "This account has been closed. Write to us if you think that this is a mistake.",
        "email_password_mismatch": "The e-mail address or the password is not right.",
        "incorrect_code": "This is not the code. Look at the newest message.",
        "incorrect_password": "The password is not right.",
        "invalid_or_expired_key": f"{USED_LINK} If your address is not verified yet, sign in to get a new link.",
        "invalid_password_reset": f"{USED_LINK} Ask for a new one.",
        "no_code_awaited": "This code has expired, or was tried too often. Ask for a new one.",
        "too_many_login_attempts": "Too many attempts. Wait a while, or get in at once by mail.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return may_sign_up(session=request.session)

    def clean_email(self, email: str) -> str:
        MaxLengthValidator(LONGEST_ADDRESS, "An e-mail address has at most %(limit_value)d characters.")(email)
        return normalised(email)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Keep what was typed; the password was hashed before the transaction began.

        A new person is always owed the mail: an attempt that failed a moment ago does not count against it.
        """
        user.email = form.cleaned_data["email"]
        user.name = form.cleaned_data["name"]
        user.password = form.new_hash
        if commit:
            user.save(force_insert=True)
        ratelimit.clear(request, action="confirm_email", key=form.cleaned_data["email"])
        return user

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Verify and publish in one transaction: only a verified person counts."""
        return verify_address(
            address_id=email_address.pk, by_whom_signed_up=waits_for_address(request, email_address.user_id)
        )

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """In place of allauth's own count, whose delay does not grow and which a lost cache forgets."""
        try:
            take_try(**tried(request, credentials["email"]), at=now())
        except TooManyTries as refusal:
            request.retry_after = refusal.extra["retry_after"]  # type: ignore[attr-defined]
            raise self.validation_error("too_many_login_attempts") from refusal

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        note_wrong_password(**tried(request, credentials["email"]), at=now())

    def _rollback_login_failed_rl_usage(self) -> None:
        """Given back in ``authenticate``, where the address is known."""

    def _delete_login_attempts_cached_email(self, request: HttpRequest, **credentials: Any) -> None:
        """Forgotten by the operation that replaces the password."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Tell a closed account's owner so; whoever has no password for it learns nothing."""
        person: User | None = super().authenticate(request, **credentials)
        if person is not None:
            give_try_back(**tried(request, credentials["email"]), at=now())
        if person is not None and not person.is_active:
            raise self.validation_error("account_inactive")
        return person

    def reauthenticate(self, user: User, password: str) -> bool:
        """By the password alone: strangers who lock the sign-in do not stop whoever is in already."""
        return user.check_password(password)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """As everywhere: signing in or being asked again counts for fifteen minutes.

        Raised here, since allauth would let pass whoever has neither a password nor a second factor.
        """
        if not is_fresh(self.request.session, at=now()):
            raise ReauthenticationRequired
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """How long a session lasts is settled before it is kept."""
        request.is_first_entry = user.last_login is None  # type: ignore[attr-defined]
        limit_session(request, at=now())
        super().login(request, user)

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        """In at last, whichever steps it took."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        note_entry(request, user, is_first=getattr(request, "is_first_entry", False), at=now())
        return response

    def send_account_already_exists_mail(self, email: str) -> None:
        """A second sign-up: the owner is told, or gets the link anew while the address is not verified."""
        unverified = EmailAddress.objects.select_related("user").filter(email=email, verified=False).first()
        if unverified is None:
            super().send_account_already_exists_mail(email)
        else:
            unverified.send_confirmation(self.request, signup=True)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue allauth's message as ours, in the transaction that it belongs to.

        None carries what a person typed about themselves: whoever signs up a stranger's address must not be able
        to write to them. A link is a secret, which the log of messages does not keep.
        """
        template, needed, secret = MAILS[template_prefix]
        queue_mail(template=template, to=email, context={name: context[name] for name in needed}, secret=secret)


class HeadlessAdapter(DefaultHeadlessAdapter):  # type: ignore[misc]
    """How allauth's answers show a person: with the prefixed id that the rest of the API uses."""

    def serialize_user(self, user: User) -> dict[str, Any]:
        return {
            "id": shown_person(user.pk),
            "display": user.shown_name,
            "email": user.email,
            "has_usable_password": user.has_usable_password(),
        }
