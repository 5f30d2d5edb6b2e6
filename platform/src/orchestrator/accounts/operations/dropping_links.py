"""Taking back links to providers that somebody else may have made."""

from datetime import datetime, timedelta
from uuid import UUID

from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from orchestrator.accounts.events import ProviderUnlinked
from orchestrator.events.operations import publish

RECENT = timedelta(days=7)  # as long as a mailed link can say that it was somebody else


@transaction.atomic
def drop_links(*, person_id: UUID, since: datetime) -> int:
    """Take away every link of the person that was made after *since*; how many there were. Safe to repeat.

    It may have been their only way in: the password is then set anew by mail.
    """
    links = SocialAccount.objects.filter(user_id=person_id, date_joined__gte=since)
    for provider in links.values_list("provider", flat=True):
        publish(ProviderUnlinked(actor_id=person_id, provider=provider))
    dropped: int = links.delete()[0]
    return dropped
