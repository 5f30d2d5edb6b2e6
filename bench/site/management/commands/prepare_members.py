"""``prepare_members``: an organisation of ten thousand, among a hundred thousand people."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import create_person
from orchestrator.kit.time import now
from orchestrator.onboarding.operations import welcome
from orchestrator.organisations.models import Membership
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for

MEMBERS = 9_999  # and the owner
OTHERS = 90_000
ROLES = [Role.ADMIN, Role.MEMBER, Role.MEMBER, Role.VIEWER]


class Command(BaseCommand):
    help = "Make the rows that the measurement of a page of members reads."

    def handle(self, *args: Any, **options: Any) -> None:
        mei = create_person(email="mei@kopi.example", password="Kopi-Labs-2026", name="Mei", at=now())
        organisation = welcome(person_id=mei.pk, at=now()).place.organisation
        people = User.objects.bulk_create(
            (User(email=f"m{number}@x.example", name=f"Member {number}") for number in range(MEMBERS)), batch_size=5_000
        )
        User.objects.bulk_create(
            (User(email=f"o{number}@x.example", name=f"Other {number}") for number in range(OTHERS)), batch_size=5_000
        )
        with acting_for(organisation.pk):
            Membership.objects.bulk_create(
                (
                    Membership(
                        organisation=organisation,
                        person=person,
                        role=ROLES[number % len(ROLES)],
                        status=Membership.Status.SUSPENDED if number % 10 == 7 else Membership.Status.ACTIVE,
                    )
                    for number, person in enumerate(people)
                ),
                batch_size=5_000,
            )
        with connections["owner"].cursor() as cursor:
            cursor.execute("ANALYZE")  # as the database does by itself in its own time
