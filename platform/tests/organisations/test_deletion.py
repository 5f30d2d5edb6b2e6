"""Deleting an organisation: asked for, taken back, carried out; nothing of it is lost in the middle."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from organisations.conftest import make_person

from orchestrator.events.models import Fact
from orchestrator.kit.conf import conf
from orchestrator.kit.errors import DomainError
from orchestrator.kit.time import now
from orchestrator.organisations.going import all_organisation_data
from orchestrator.organisations.models import Deletion, Membership, Organisation, Purge, TakenSlug
from orchestrator.organisations.operations import (
    cancel_deletion,
    delete_alone,
    ensure_personal_organisation,
    purge,
    request_deletion,
)
from orchestrator.organisations.personal_data import blocks_erasure_for
from orchestrator.organisations.queries import places_of
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.tenancy.models import TenantModel
from orchestrator.testing.cast import holder
from orchestrator.testing.owed import drain

URL = "/api/v1/organisation"


def ask(kopi, mei, *, name="Kopi Labs", at=None):
    with acting_for(kopi.pk):
        return request_deletion(organisation_id=kopi.pk, actor_id=mei.pk, typed_name=name, at=at or now())


def cancel(kopi, mei, *, at=None):
    with acting_for(kopi.pk):
        cancel_deletion(organisation_id=kopi.pk, actor_id=mei.pk, at=at or now())


def long_ago():
    return now() - timedelta(days=conf().organisation_deletion_days, minutes=1)


def anew(organisation):
    with across_organisations(reason="the reader of a test"):
        return Organisation.objects.get(pk=organisation.pk)


def test_the_name_has_to_be_typed(mei, kopi):
    with pytest.raises(DomainError) as refusal:
        ask(kopi, mei, name="kopi labs")

    assert refusal.value.code == "name_differs"
    assert not anew(kopi).is_being_deleted


def test_until_it_is_due_it_can_only_be_read(as_person, mei, kopi):
    ask(kopi, mei)

    shown = as_person(mei, kopi).get(URL).json()
    refused = as_person(mei, kopi).patch(URL, {"name": "Other"}, format="json")

    assert shown["deletion_due_at"] is not None
    assert (refused.status_code, refused.json()["code"]) == (409, "organisation_is_being_deleted")


def test_its_keys_are_refused_at_once_and_work_again_when_it_is_cancelled(mei, kopi):
    program = holder(kopi, ["usage:read"]).client
    assert program.get("/api/v1/usage/metrics").status_code == 200

    ask(kopi, mei)
    refused = program.get("/api/v1/usage/metrics")
    assert (refused.status_code, refused.json()["code"]) == (401, "organisation_is_being_deleted")

    cancel(kopi, mei)
    assert program.get("/api/v1/usage/metrics").status_code == 200


def test_asking_twice_is_asking_once(mei, kopi):
    assert ask(kopi, mei) == ask(kopi, mei, name="whatever")


def test_it_can_be_taken_back_and_asked_for_again(as_person, mei, kopi):
    ask(kopi, mei)
    cancel(kopi, mei)

    assert as_person(mei, kopi).patch(URL, {"name": "Kopi House"}, format="json").status_code == 200
    assert not Purge.objects.exists()
    ask(kopi, mei, name="Kopi House")


def test_once_it_is_due_it_cannot_be_taken_back(mei, kopi):
    ask(kopi, mei, at=long_ago())

    with pytest.raises(DomainError) as refusal:
        cancel(kopi, mei)

    assert refusal.value.code == "deletion_has_begun"


def test_nothing_happens_before_it_is_due(mei, kopi):
    deletion = ask(kopi, mei)

    drain()
    purge(deletion_id=deletion.pk, at=now())

    assert anew(kopi).deleted_at is None


def test_what_remains_is_a_row_without_a_name(mei, kopi):
    ask(kopi, mei, at=long_ago())

    drain()

    left = anew(kopi)
    assert (left.name, left.billing_email, left.personal_to_id) == ("Deleted organisation", "", None)
    assert left.deleted_at is not None
    assert places_of(person_id=mei.pk) == []
    with acting_for(kopi.pk):
        assert Fact.objects.filter(name="organisations.organisation_deleted").exists()


def test_every_table_is_erased_or_says_why_not(mei, kopi):
    holder(kopi, ["usage:read"])
    ask(kopi, mei, at=long_ago())

    drain()

    with acting_for(kopi.pk):
        erased = [model for data in all_organisation_data() for model in data.ERASED]
        assert [model._meta.label for model in erased if model._base_manager.exists()] == []


def test_every_tenant_table_says_what_happens_to_it():
    erased = [model for data in all_organisation_data() for model in data.ERASED]
    kept = {model: why for data in all_organisation_data() for model, why in data.KEPT.items()}
    tables = {model for model in apps.get_models() if issubclass(model, TenantModel)}

    assert {model._meta.label for model in tables} == {model._meta.label for model in {*erased, *kept}}
    assert not {*erased} & {*kept}
    assert all(kept.values())


def test_its_address_is_released_in_time_and_not_before(mei, kopi):
    ask(kopi, mei, at=long_ago())
    drain()

    with acting_for(kopi.pk):
        held = TakenSlug.objects.get(slug="kopi-labs")
    assert held.released_at > now() + timedelta(days=conf().slug_release_days - 1)
    assert (
        ensure_personal_organisation(person_id=make_person("Siti").pk, at=now(), name="Kopi Labs").slug != "kopi-labs"
    )


def test_a_purge_repeated_changes_nothing(mei, kopi):
    deletion = ask(kopi, mei, at=long_ago())
    drain()
    before = anew(kopi).deleted_at

    purge(deletion_id=deletion.pk, at=now())

    assert anew(kopi).deleted_at == before
    with acting_for(kopi.pk):
        assert Fact.objects.filter(name="organisations.organisation_deleted").count() == 1


def test_killed_between_any_two_apps_it_goes_on(mei, kopi, monkeypatch):
    holder(kopi, ["usage:read"])
    deletion = ask(kopi, mei, at=long_ago())
    for step in range(1, 8):
        erased = []

        def dies(self, step=step, erased=erased, delete=Organisation._base_manager._queryset_class.delete):
            erased.append(self.model)
            if len(erased) == step:
                raise SystemExit
            return delete(self)

        with monkeypatch.context() as killed, suppress(SystemExit):
            killed.setattr("django.db.models.query.QuerySet.delete", dies)
            purge(deletion_id=deletion.pk, at=now())
        if len(erased) < step:
            break  # it was through before that step
        assert anew(kopi).deleted_at is None

    assert step > 3
    assert anew(kopi).deleted_at is not None
    assert places_of(person_id=mei.pk) == []


def test_the_database_keeps_one_deletion_under_way(mei, kopi):
    ask(kopi, mei)

    with pytest.raises(IntegrityError), acting_for(kopi.pk):
        Deletion.objects.create(organisation=kopi, due_at=now())


def test_the_database_refuses_to_delete_what_was_not_due(mei, kopi):
    with pytest.raises(IntegrityError), transaction.atomic(), acting_for(kopi.pk):
        Organisation.objects.update(deleted_at=now())


def test_a_person_who_is_deleted_takes_along_what_they_were_alone_in(mei, ravi, kopi, teh, join):
    join(teh, mei, Role.MEMBER)

    assert delete_alone(person_id=mei.pk, at=now()) == [kopi.pk]
    assert delete_alone(person_id=mei.pk, at=now()) == [kopi.pk]
    drain()

    assert anew(kopi).deleted_at is not None
    assert anew(teh).deleted_at is None


def test_a_deletion_that_was_asked_for_already_is_brought_forward(mei, kopi):
    ask(kopi, mei)

    delete_alone(person_id=mei.pk, at=now())
    drain()

    assert anew(kopi).deleted_at is not None


def test_the_last_owner_of_what_others_use_is_told_why_they_cannot_go(mei, ravi, kopi, join):
    assert blocks_erasure_for(mei.pk) is None
    place = join(kopi, ravi, Role.OWNER)
    assert blocks_erasure_for(mei.pk) is None

    with acting_for(kopi.pk):
        Membership.objects.filter(pk=place.pk).update(status="suspended")

    assert "Kopi Labs" in blocks_erasure_for(mei.pk)


@pytest.mark.parametrize(
    ("role", "status"), [(Role.OWNER, 204), (Role.ADMIN, 403), (Role.BILLING, 403), (Role.MEMBER, 403)]
)
def test_who_may_take_it_back(as_person, mei, ravi, kopi, join, role, status):
    join(kopi, ravi, role)
    ask(kopi, mei)

    assert as_person(ravi, kopi).delete(f"{URL}/deletion").status_code == status
