"""The demo that a laptop starts with."""

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from orchestrator.accounts.models import User
from orchestrator.entitlements.models import Grant
from orchestrator.entitlements.queries import entitlement_of
from orchestrator.events.models import Fact
from orchestrator.kit.conf import Env
from orchestrator.kit.time import now
from orchestrator.organisations.queries import places_of
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db


def sign_in(email, password):
    body = {"email": email, "password": password}
    return Client().post("/_allauth/browser/v1/auth/login", body, content_type="application/json").status_code


def test_the_printed_people_can_sign_in():
    call_command("seed_demo")

    assert sign_in("mei@kopi.example", "Kopi-Labs-2026") == 200
    assert sign_in("staff@techflow.example", "Tech-Flow-2026") == 200
    assert User.objects.get(email="staff@techflow.example").staff_role == "admin"


def test_mei_owns_kopi_labs_on_trial_and_the_facts_say_so():
    call_command("seed_demo")

    (place,) = places_of(person_id=User.objects.get(email="mei@kopi.example").pk)
    assert (place.organisation.slug, place.organisation.name, place.role) == ("kopi-labs", "Kopi Labs", "owner")
    with across_organisations(reason="a test"):
        assert Grant.objects.get(organisation=place.organisation).source == "trial"
        assert set(Fact.objects.values_list("name", flat=True)) == {
            "accounts.person_verified",
            "organisations.organisation_created",
            "entitlements.trial_started",
        }


def test_ravis_trial_is_over_so_that_a_limit_can_be_reached():
    call_command("seed_demo")

    (place,) = places_of(person_id=User.objects.get(email="ravi@teh.example").pk)
    with acting_for(place.organisation_id):
        assert entitlement_of(organisation_id=place.organisation_id, at=now()).plan.code == "free"


def test_a_repeat_changes_nothing_not_even_a_password():
    call_command("seed_demo")
    drain()
    before = list(User.objects.order_by("pk").values())

    call_command("seed_demo")
    drain()

    assert list(User.objects.order_by("pk").values()) == before
    assert len(places_of(person_id=User.objects.get(email="mei@kopi.example").pk)) == 1


def test_production_refuses_it(settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"orchestrator_env": Env.PRODUCTION})

    with pytest.raises(CommandError, match="not for production"):
        call_command("seed_demo")

    assert not User.objects.exists()
