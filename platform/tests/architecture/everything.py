"""An organisation with a row in every table, made as people and programs make it."""

from datetime import timedelta

from billing.shop import Member as Payer
from billing.shop import session_of
from django.apps import apps

from architecture.example_calls import KEY
from orchestrator.entitlements.operations import start_trial
from orchestrator.kit.ids import shown
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for
from orchestrator.tenancy.models import TenantModel
from orchestrator.testing.cast import Member, holder, member
from orchestrator.testing.owed import drain

TABLES = sorted(
    (model for model in apps.get_models() if issubclass(model, TenantModel)), key=lambda one: one._meta.label
)


def fill(kopi: Organisation, mei: Member, shop) -> None:
    """Everything that an organisation can have; the deletion is asked for last, and taken back."""
    browser, at = mei.browser, now()
    start_trial(organisation_id=kopi.pk, at=at - timedelta(days=1))
    url = Payer(mei.person, kopi).choose("starter")
    shop.pay(url)
    Payer(mei.person, kopi).settle(session_of(url))
    assert browser.post("/api/v1/api-keys", KEY, format="json").status_code == 201
    assert holder(kopi, ["usage:read"]).client.get("/api/v1/usage/metrics").status_code == 200
    tan = member("Tan", kopi, Role.MEMBER)
    place = tan.person.memberships.model.objects
    with acting_for(kopi.pk):
        asked = shown("mem", place.get(person=tan.person).pk)
    assert browser.post("/api/v1/organisation/ownership/offer", {"member": asked}, format="json").status_code == 201
    sent = browser.post("/api/v1/invitations", {"addresses": "siti@new.example", "role": "member"}, format="json")
    assert sent.status_code < 300, sent.content
    assert browser.put("/api/v1/organisation/slug", {"slug": "kopi-house"}, format="json").status_code == 200
    assert browser.put("/api/v1/organisation/slug", {"slug": kopi.slug}, format="json").status_code == 200
    gone = browser.post("/api/v1/organisation/deletion", {"name": kopi.name}, format="json")
    assert gone.status_code == 201
    assert browser.delete("/api/v1/organisation/deletion").status_code == 204
    drain()


def rows_of(organisation: Organisation) -> dict[str, list[str]]:
    """All that stands in the organisation's tables, to be compared with what stands there later."""
    with acting_for(organisation.pk):
        return {model._meta.label: sorted(str(row) for row in model._base_manager.values_list()) for model in TABLES}
