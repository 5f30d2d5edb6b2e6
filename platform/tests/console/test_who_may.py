"""Who comes in, and who may do what: nobody by default."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from orchestrator.accounts.models import User
from orchestrator.events.models import Fact
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
REGISTERED = list(admin.site._registry)


def change_page(row):
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def save(client, row, **fields):
    """Send the page's form as a browser does, with what it says of the tables below it."""
    inlines = client.get(change_page(row)).context["inline_admin_formsets"]
    counts = {
        f"{inline.formset.prefix}-{name}": len(inline.formset.initial_forms) if "FORMS" in name else 0
        for inline in inlines
        for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM", "MAX_NUM")
    }
    return client.post(change_page(row), {**counts, **fields})


def facts():
    with across_organisations(reason="a test"):
        return list(Fact.objects.order_by("pk"))


def named(pk):
    with across_organisations(reason="a test"):
        return Organisation.objects.get(pk=pk).name


@pytest.mark.parametrize("path", ["", "dead-letters/", "orchestrator_accounts/user/?q=mei", "nothing/here/", "login/"])
def test_the_anonymous_are_sent_to_sign_in_and_back(client, path):
    answer = client.get(f"/console/{path}")

    assert answer.status_code == 302
    assert answer["Location"].startswith("http://localhost:3000/sign-in?next=/console/")
    assert path.replace("?", "%3F").replace("=", "%3D") in answer["Location"]


@pytest.mark.parametrize("path", ["", "dead-letters/", "orchestrator_accounts/user/", "login/", "nothing/"])
def test_for_a_customer_there_is_no_console(client, sign_in, path):
    sign_in("")

    assert client.get(f"/console/{path}").status_code == 404


def test_someone_suspended_is_not_staff(client, sign_in):
    User.objects.filter(pk=sign_in("admin").pk).update(is_active=False)

    assert client.get("/console/").status_code in {302, 404}


def test_a_demoted_member_of_the_staff_is_out_at_the_next_request(client, sign_in):
    sam = sign_in("admin")
    assert client.get("/console/").status_code == 200

    User.objects.filter(pk=sam.pk).update(staff_role="")

    assert client.get("/console/").status_code == 404


@pytest.mark.parametrize("role", ["admin", "support", "readonly"])
def test_every_role_may_look_and_nobody_may_add_or_delete(client, sign_in, kopi, role):
    sign_in(role)

    for model in REGISTERED:
        at = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        assert client.get(reverse(f"{at}_changelist")).status_code == 200
        assert client.get(reverse(f"{at}_add")).status_code == 403
        assert client.post(reverse(f"{at}_add"), {}).status_code == 403
    assert (
        client.post(reverse("admin:orchestrator_organisations_organisation_delete", args=[kopi.pk])).status_code == 403
    )


def test_support_changes_a_name_and_it_becomes_a_fact_without_the_value(client, sign_in, kopi):
    sue = sign_in("support")

    answer = save(client, kopi, name="Kopi Laboratories", time_zone="UTC")

    assert answer.status_code == 302
    assert named(kopi.pk) == "Kopi Laboratories"
    (fact,) = facts()
    assert (fact.name, fact.actor_id, fact.organisation_id) == ("events.record_changed", sue.pk, kopi.pk)
    assert fact.body["fields"] == ["name"]
    assert "Laboratories" not in str(fact.body)


def test_saving_without_a_change_is_no_fact(client, sign_in, kopi):
    sign_in("support")

    save(client, kopi, name="Kopi Labs", time_zone="UTC")

    assert facts() == []


def test_who_may_only_read_changes_nothing(client, sign_in, kopi):
    sign_in("readonly")

    assert client.post(change_page(kopi), {"name": "Mine", "time_zone": "UTC"}).status_code == 403
    assert named(kopi.pk) == "Kopi Labs"


def test_a_field_that_is_not_declared_editable_cannot_be_sent_along(client, sign_in, kopi):
    sign_in("admin")

    save(client, kopi, name="Kopi", time_zone="UTC", slug="stolen")

    with across_organisations(reason="a test"):
        assert Organisation.objects.get(pk=kopi.pk).slug == "kopi"


def test_support_cannot_make_itself_admin(client, sign_in):
    sue = sign_in("support")

    save(client, sue, name="Sue", staff_role="admin", is_active="on")

    sue.refresh_from_db()
    assert (sue.name, sue.staff_role) == ("Sue", "support")


def test_not_even_an_admin_appoints_staff(client, sign_in, mei):
    sign_in("admin")

    save(client, mei, name="Mei Tan", staff_role="readonly", is_active="on")

    mei.refresh_from_db()
    assert (mei.name, mei.staff_role) == ("Mei Tan", "")
    assert facts()[0].body["fields"] == ["name"]


def test_a_change_whose_fact_cannot_be_written_is_not_kept(client, sign_in, kopi, owner_database):
    sign_in("support")
    client.raise_request_exception = False
    owner_database.execute("REVOKE INSERT ON orchestrator_events_fact FROM orchestrator_across")
    try:
        answer = save(client, kopi, name="Changed", time_zone="UTC")
    finally:
        owner_database.execute("GRANT INSERT ON orchestrator_events_fact TO orchestrator_across")

    assert answer.status_code == 500
    assert named(kopi.pk) == "Kopi Labs"
    assert facts() == []


def test_unsafe_requests_need_the_token(sign_in, client, kopi):
    sam = sign_in("admin")
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(sam)

    assert strict.post(change_page(kopi), {"name": "Forged", "time_zone": "UTC"}).status_code == 403
    assert strict.post("/console/logout/").status_code == 403


def test_signing_out_takes_a_post_and_leads_to_the_site(client, sign_in):
    sign_in("admin")
    assert client.get("/console/logout/").status_code == 405

    answer = client.post("/console/logout/")

    assert answer["Location"] == "http://localhost:3000/"
    assert client.get("/console/").status_code == 302


def test_the_password_is_changed_in_the_portal(client, sign_in):
    sign_in("admin")

    assert client.get("/console/password_change/")["Location"] == "http://localhost:3000/account/security"
