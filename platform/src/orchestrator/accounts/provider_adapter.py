"""Where a provider's word becomes ours: whom it means, and what it may do.

Rule: a link is made without being asked for only when the provider vouches for the address *and* the person has shown
here that it is theirs. Whoever never did is wiped first. Everyone else signs in first and then links.
"""

import re
from contextlib import suppress
from typing import Any

import structlog
from allauth.account.internal.flows.reauthentication import raise_if_reauthentication_required
from allauth.account.models import EmailAddress
from allauth.core import ratelimit
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest

from orchestrator.accounts.addresses import normalised
from orchestrator.accounts.models import User
from orchestrator.accounts.operations import join_by_provider, link_by_address, link_provider, may_sign_up
from orchestrator.accounts.whence import whence_of
from orchestrator.kit.errors import DomainError
from orchestrator.kit.time import now

log = structlog.get_logger(__name__)

LONGEST_NAME = 120
LONGEST_ACCOUNT = 254
LONGEST_ADDRESS = 500
PRIVATE = "@users.noreply.github.com"  # GitHub takes no mail there
SMALL = re.compile(r"=s\d+-c$")  # how Google says how large a picture is
LARGE = "=s512-c"


class ProviderAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Source: https://docs.allauth.org/en/latest/socialaccount/adapter.html"""

    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "account_inactive": "This account has been closed.",
        "no_verified_address": "The provider did not give us an address that it has verified.",
        "sign_in_first": "Sign in another way first, then connect this account.",
        "try_again": "Something changed in the meantime. Try again.",
    }

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """As with a password: where the site is closed, with the invited address only."""
        return may_sign_up(session=request.session, email=sociallogin.user.email.lower())

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        """Keep of what was told only what is used: one address, a name, a picture."""
        person: User = sociallogin.user
        sociallogin.account.extra_data = told = _told(sociallogin)
        sociallogin.email_addresses = _addresses(sociallogin)
        person.email = sociallogin.email_addresses[0].email if sociallogin.email_addresses else ""
        person.name = str(told.get("name", ""))
        return person

    def authenticate_by_email(self, sociallogin: SocialLogin) -> tuple[User, str] | None:
        """The person whose address the provider vouches for: shown to be theirs, or never shown to be anybody's."""
        if sociallogin.state.get("process") != AuthProcess.LOGIN:
            return None
        for told in sociallogin.email_addresses:
            owner = _owner(told.email) if told.verified else None
            if owner is not None:
                return owner, told.email
        return None

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Link or refuse, before anybody is let in.

        Raises:
            ValidationError: its code comes back to the sign-in page.
        """
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            self._connect(request, sociallogin)
        elif not sociallogin.is_existing:
            self._require_address(sociallogin)
        elif not sociallogin.user.is_active:
            raise self.validation_error("account_inactive")
        elif sociallogin.account.pk is None:
            self._link_by_address(request, sociallogin)

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        """A new person. An address that is not verified there is verified here, by mail, before anybody is let in."""
        person, (address,) = sociallogin.user, sociallogin.email_addresses
        ratelimit.clear(request, action="confirm_email", key=address.email)
        try:
            return join_by_provider(person=person, account=sociallogin.account, is_verified=address.verified)
        except IntegrityError as error:
            raise self.validation_error("try_again") from error

    def get_connect_redirect_url(self, request: HttpRequest, socialaccount: SocialAccount) -> str:
        return "/account/connections"

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """What happened is an event, and ``notifications`` tells of it."""

    def on_authentication_error(
        self,
        request: HttpRequest,
        provider: Any,
        error: str | None = None,
        exception: Exception | None = None,
        extra_context: dict[str, Any] | None = None,
    ) -> None:
        """The person is sent back to sign in, with a word that says little; what it was stands in the log."""
        log.info("provider_refused", provider=str(provider), error=error, exception=type(exception).__name__)

    def _require_address(self, sociallogin: SocialLogin) -> None:
        if not sociallogin.email_addresses:
            raise self.validation_error("no_verified_address")

    def _link_by_address(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        try:
            sociallogin.user = link_by_address(
                person_id=sociallogin.user.pk,
                account=sociallogin.account,
                address=sociallogin.email_addresses[0].email,
                whence=whence_of(request),
                at=now(),
            )
        except DomainError as refusal:
            raise self.validation_error(
                refusal.code if refusal.code in self.error_messages else "try_again"
            ) from refusal
        except IntegrityError as error:
            raise self.validation_error("try_again") from error

    def _connect(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Asked for by somebody who is signed in, and who has shown a moment ago that it is they."""
        if not isinstance(request.user, User):
            raise PermissionDenied
        raise_if_reauthentication_required(request, app="allauth.socialaccount")
        if sociallogin.account.pk is not None:
            if sociallogin.user != request.user:
                raise self.validation_error("connected_other")
            return
        try:
            sociallogin.user = link_provider(
                person_id=request.user.pk, account=sociallogin.account, whence=whence_of(request), at=now()
            )
        except IntegrityError as error:
            raise self.validation_error("connected_other") from error


def _owner(address: str) -> User | None:
    shown = EmailAddress.objects.filter(email=address, verified=True).select_related("user").first()
    if shown is not None:
        owner: User = shown.user
        return owner
    return User.objects.filter(email=address).exclude(emailaddress__verified=True).first()


def _told(sociallogin: SocialLogin) -> dict[str, str]:
    """What of the provider's account is kept: how it is called there, a name and a picture."""
    told = sociallogin.account.extra_data
    is_github = sociallogin.account.provider == "github"
    picture = str(told.get("avatar_url" if is_github else "picture") or "")
    kept = {
        "account": _plain(told.get("login" if is_github else "email"))[:LONGEST_ACCOUNT],
        "name": _plain(told.get("name"))[:LONGEST_NAME],
        "picture": SMALL.sub(LARGE, picture) if len(picture) <= LONGEST_ADDRESS and picture.isprintable() else "",
    }
    return {name: value for name, value in kept.items() if value}


def _plain(text: object) -> str:
    """In one line, and without what no database or page can show."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in str(text or "")).split())


def _addresses(sociallogin: SocialLogin) -> list[EmailAddress]:
    """The one address that counts: the primary verified one, else another verified one.

    Google's is kept too when it is not verified, to be verified here. GitHub's profile may show any address: only
    what its list of addresses calls verified is the person's.
    """
    is_github = sociallogin.account.provider == "github"
    usable = []
    for told in sociallogin.email_addresses:
        with suppress(ValidationError):
            told.email = normalised(told.email)
            if not is_github or (told.verified and not told.email.endswith(PRIVATE)):
                usable.append(told)
    return sorted(usable, key=lambda told: (told.verified, told.primary), reverse=True)[:1]
