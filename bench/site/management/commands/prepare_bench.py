"""``prepare_bench``: a thousand organisations, one of which is measured; prints its key."""

from typing import Any

from django.core.management.base import BaseCommand

from bench.site.models import FloorKey
from orchestrator.accounts.operations import create_person
from orchestrator.api_keys.operations import create_key
from orchestrator.api_keys.secret import digest_of
from orchestrator.kit.time import now
from orchestrator.onboarding.operations import welcome
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.acting import across_organisations, acting_for
from records.operations import create_record

OTHERS = 1_000
RECORDS = 1  # as the floor reads one row


class Command(BaseCommand):
    help = "Make the rows that a measurement reads; print the key that it calls with."

    def handle(self, *args: Any, **options: Any) -> None:
        at = now()
        mei = create_person(email="mei@kopi.example", password="Kopi-Labs-2026", name="Mei", at=at)
        organisation = welcome(person_id=mei.pk, at=at).place.organisation
        with acting_for(organisation.pk):
            for number in range(RECORDS):
                create_record(
                    organisation_id=organisation.pk, actor_id=mei.pk, title=f"Record {number}", body="x", at=at
                )
        _, secret = create_key(
            organisation_id=organisation.pk, actor_id=mei.pk, name="bench", scopes=["records:read"], at=at
        )
        FloorKey.objects.bulk_create(FloorKey(digest=f"{number:064}", name="other") for number in range(OTHERS))
        FloorKey.objects.create(digest=digest_of(secret), name="bench")
        with across_organisations(reason="rows of others, so that indexes are worth having"):
            Organisation.objects.bulk_create(
                Organisation(slug=f"other-{number}", name=f"Other {number}") for number in range(OTHERS)
            )
        self.stdout.write(secret)
