"""A fact is written once, with what it tells of, or not at all."""

from dataclasses import dataclass

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from orchestrator.events.event import Event, subscribe
from orchestrator.events.models import Delivery, Fact
from orchestrator.events.operations import publish
from orchestrator.kit.ids import new_id
from orchestrator.tenancy.acting import across_organisations, acting_for


@dataclass(frozen=True, kw_only=True)
class Brewed(Event):
    name = "tests.brewed"

    cups: int


def facts():
    with across_organisations(reason="a test"):
        return list(Fact.objects.all())


@pytest.mark.django_db(transaction=True)
def test_publishing_outside_a_transaction_is_refused():
    with pytest.raises(RuntimeError, match=r"tests\.brewed published outside a transaction"):
        publish(Brewed(cups=1))

    assert facts() == []


@pytest.mark.django_db
def test_a_fact_goes_with_the_change_that_it_tells_of():
    with transaction.atomic():
        publish(Brewed(cups=1))
        transaction.set_rollback(True)

    assert facts() == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["app", "across", "owner"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET name = 'tests.forged'", "DELETE FROM {}"])
def test_a_fact_is_never_changed_or_deleted(role, statement, owner_database, transactional_db):
    organisation_id = new_id()
    with acting_for(organisation_id):
        publish(Brewed(organisation_id=organisation_id, cups=1))
    sql = statement.format(Fact._meta.db_table)

    if role == "owner":
        owner_database.execute("SET ROLE orchestrator_across")
        with pytest.raises(Exception, match="a fact is never changed or deleted"):
            owner_database.execute(sql)
        owner_database.execute("RESET ROLE")
    else:
        scope = acting_for(organisation_id) if role == "app" else across_organisations(reason="a test")
        with pytest.raises(IntegrityError, match="a fact is never changed or deleted"), scope:
            connection.cursor().execute(sql)

    (fact,) = facts()
    assert fact.name == "tests.brewed"


@pytest.mark.django_db
def test_the_application_cannot_take_the_trigger_away():
    with pytest.raises(DatabaseError, match="must be owner"), transaction.atomic():
        connection.cursor().execute(f"ALTER TABLE {Fact._meta.db_table} DISABLE TRIGGER facts_stay")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(f"TRUNCATE {Fact._meta.db_table} CASCADE")


@pytest.mark.django_db
def test_an_organisation_reads_and_writes_its_own_facts_only():
    kopi, teh = new_id(), new_id()
    with acting_for(kopi):
        publish(Brewed(organisation_id=kopi, cups=1))
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            publish(Brewed(organisation_id=teh, cups=2))
        publish(Brewed(cups=3))

    with acting_for(kopi):
        assert [fact.body["cups"] for fact in Fact.objects.all()] == [1]
    with acting_for(teh):
        assert not Fact.objects.exists()
    assert sorted(fact.body["cups"] for fact in facts()) == [1, 3]


@pytest.mark.django_db
def test_each_subscriber_is_owed_the_fact_once():
    @subscribe(Brewed, name="tests.owed_one")
    def one(event): ...

    @subscribe(Brewed, name="tests.owed_two")
    def two(event): ...

    fact = publish(Brewed(cups=1))

    assert {"tests.owed_one", "tests.owed_two"} <= set(fact.deliveries.values_list("subscriber", flat=True))
    with pytest.raises(IntegrityError), transaction.atomic():
        Delivery.objects.create(fact=fact, subscriber="tests.owed_one")


def test_two_subscribers_of_one_name_are_refused():
    @subscribe(Brewed, name="tests.twice")
    def one(event): ...

    with pytest.raises(ValueError, match="two subscribers"):

        @subscribe(Brewed, name="tests.twice")
        def two(event): ...
