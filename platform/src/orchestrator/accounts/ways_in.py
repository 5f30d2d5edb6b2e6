"""How a person can get in: whatever is taken away, one way stays."""

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from orchestrator.accounts.models import User
from orchestrator.kit.conf import conf


def ways_in(person: User, *, without: SocialAccount | None = None) -> list[str]:
    """``password``, ``passkey`` and the providers, but for the link *without*.

    A mailed code is none of them: it follows from the mailbox, and who loses that shall not lose everything. A
    provider that the site does not offer any more lets nobody in.
    """
    found = ["password"] if person.has_usable_password() else []
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exists():
        found.append("passkey")
    links = SocialAccount.objects.filter(user=person, provider__in=conf().providers)
    if without is not None:
        links = links.exclude(pk=without.pk)
    return [*found, *sorted(set(links.values_list("provider", flat=True)))]
