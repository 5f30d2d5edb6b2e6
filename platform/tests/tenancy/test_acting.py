"""Whose rows the database shows."""

import pytest
from django.db import DatabaseError, transaction

from orchestrator.kit.ids import new_id
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.acting import across_organisations, acting_for, organisation_in_force

pytestmark = pytest.mark.django_db


def organisation(slug):
    made = Organisation(slug=slug, name=slug.title())
    with acting_for(made.pk):
        made.save(force_insert=True)
    return made


def slugs():
    return sorted(Organisation.objects.values_list("slug", flat=True))


def test_with_neither_tables_read_as_empty():
    organisation("kopi")

    assert slugs() == []


def test_with_neither_writes_are_refused():
    with pytest.raises(DatabaseError), transaction.atomic():
        Organisation.objects.create(slug="kopi", name="Kopi")


def test_acting_for_one_shows_only_its_rows():
    kopi, _teh = organisation("kopi"), organisation("teh")

    with acting_for(kopi.pk):
        assert slugs() == ["kopi"]


def test_acting_for_one_refuses_to_write_anothers_row():
    kopi, teh = organisation("kopi"), organisation("teh")

    with acting_for(kopi.pk):
        assert Organisation.objects.filter(pk=teh.pk).update(name="Mine") == 0
        with pytest.raises(DatabaseError), transaction.atomic():
            Organisation.objects.create(pk=new_id(), slug="other", name="Other")


def test_across_shows_all():
    organisation("kopi"), organisation("teh")

    with across_organisations(reason="a test"):
        assert slugs() == ["kopi", "teh"]


def test_nested_scopes_restore_what_was_there():
    kopi, teh = organisation("kopi"), organisation("teh")

    with acting_for(kopi.pk):
        with across_organisations(reason="a test"):
            with acting_for(teh.pk):
                assert slugs() == ["teh"]
            assert slugs() == ["kopi", "teh"]
        assert slugs() == ["kopi"]
        assert organisation_in_force() == kopi.pk
    assert organisation_in_force() is None


def test_an_aborted_scope_restores_what_was_there():
    kopi, teh = organisation("kopi"), organisation("teh")

    with acting_for(kopi.pk):
        with pytest.raises(ZeroDivisionError), acting_for(teh.pk):
            raise ZeroDivisionError
        assert slugs() == ["kopi"]
        with pytest.raises(DatabaseError), across_organisations(reason="a test"):
            Organisation.objects.create(slug="kopi", name="A second one of that name")
        assert slugs() == ["kopi"]


@pytest.mark.django_db(transaction=True)
def test_a_pooled_connection_keeps_nothing():
    kopi = organisation("kopi")
    with acting_for(kopi.pk):
        assert slugs() == ["kopi"]

    assert organisation_in_force() is None
    assert slugs() == []


def test_across_asks_why():
    with pytest.raises(ValueError, match="why"), across_organisations(reason=""):
        pass
