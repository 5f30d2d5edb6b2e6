"""The demo that a laptop starts with: a customer, their organisation on trial, and one of our staff."""

from datetime import datetime

from django.db import transaction

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import create_person
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.onboarding.operations import welcome
from orchestrator.organisations.operations import ensure_personal_organisation

CUSTOMER = {"email": "mei@kopi.example", "password": "Kopi-Labs-2026", "name": "Mei Tan"}
STAFF = {"email": "staff@techflow.example", "password": "Tech-Flow-2026", "name": "Sam Lim"}
ORGANISATION = "Kopi Labs"


def seed_demo(*, at: datetime) -> None:
    """Make the demo's people and organisation. Safe to repeat: what is there stays as it is.

    Raises:
        NotPossibleNow: this is production, where passwords that stand in a public repository open nothing.
    """
    if conf().is_production:
        raise NotPossibleNow("The demo's passwords are public: it is not for production.")
    create_person(**STAFF, at=at, staff_role=User.StaffRole.ADMIN)
    with transaction.atomic():  # at once, so that no worker calls the organisation after Mei before we name it
        mei = create_person(**CUSTOMER, at=at)
        ensure_personal_organisation(person_id=mei.pk, at=at, name=ORGANISATION)
        welcome(person_id=mei.pk, at=at)
