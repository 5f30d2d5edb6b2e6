"""The demo that a laptop starts with: a customer on trial, one whose trial is over, and one of our staff."""

from datetime import datetime, timedelta

from django.db import transaction

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import create_person
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.onboarding.operations import welcome
from orchestrator.organisations.operations import ensure_personal_organisation

CUSTOMER = {"email": "mei@kopi.example", "password": "Kopi-Labs-2026", "name": "Mei Tan"}
ON_FREE = {"email": "ravi@teh.example", "password": "Teh-Tarik-2026", "name": "Ravi Kumar"}
STAFF = {"email": "staff@techflow.example", "password": "Tech-Flow-2026", "name": "Sam Lim"}
ORGANISATION = "Kopi Labs"
ORGANISATION_ON_FREE = "Teh Stall"
SINCE = timedelta(days=30)


def seed_demo(*, at: datetime) -> None:
    """Make the demo's people and organisation. Safe to repeat: what is there stays as it is.

    Raises:
        NotPossibleNow: this is production, where passwords that stand in a public repository open nothing.
    """
    if conf().is_production:
        raise NotPossibleNow("The demo's passwords are public: it is not for production.")
    create_person(**STAFF, at=at, staff_role=User.StaffRole.ADMIN)
    _seed_customer(CUSTOMER, organisation=ORGANISATION, at=at)
    _seed_customer(ON_FREE, organisation=ORGANISATION_ON_FREE, at=at - SINCE)


def _seed_customer(customer: dict[str, str], *, organisation: str, at: datetime) -> None:
    """In one transaction, so that no worker names the organisation after the person before we do."""
    with transaction.atomic():
        person = create_person(**customer, at=at)
        ensure_personal_organisation(person_id=person.pk, at=at, name=organisation)
        welcome(person_id=person.pk, at=at)
