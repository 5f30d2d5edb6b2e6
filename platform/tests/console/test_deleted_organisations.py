"""Staff see an organisation that goes, and the row that stays of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from orchestrator.kit.time import now
from orchestrator.organisations.operations import request_deletion
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("days", "shown"), [(0, "Kopi Labs"), (30, "Deleted organisation")])
def test_the_page_says_when_it_goes_or_went(client, sign_in, mei, kopi, days, shown):
    asked = now() - timedelta(days=days)
    with acting_for(kopi.pk):
        request_deletion(organisation_id=kopi.pk, actor_id=mei.pk, typed_name="Kopi Labs", at=asked)
    drain()
    sign_in()

    page = client.get(reverse("admin:orchestrator_organisations_organisation_change", args=[kopi.pk]))

    assert page.status_code == 200
    assert shown in page.content.decode()
    assert "Deletion due at" in page.content.decode()
