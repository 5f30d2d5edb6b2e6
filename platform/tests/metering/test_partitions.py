"""The ledger's months: made ahead by the owner's function, and closed to everyone but through the ledger."""

import pytest
from django.db import DatabaseError, connection, transaction

from orchestrator.kit.time import now
from orchestrator.metering.partitions import LEDGER, MONTHS_AHEAD
from orchestrator.metering.tasks import make_partitions

PARTITIONS = "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = %s::regclass ORDER BY 1"


def partitions():
    with connection.cursor() as cursor:
        cursor.execute(PARTITIONS, [LEDGER])
        return [name for (name,) in cursor.fetchall()]


@pytest.mark.django_db
def test_this_month_and_three_more_are_there():
    made = [name for name in partitions() if not name.endswith("_other")]

    assert len(made) >= MONTHS_AHEAD + 1
    assert f"{LEDGER}_{now():%Y%m}" in made


@pytest.mark.django_db(transaction=True)
def test_a_month_that_is_missing_is_made(owner_database):
    last = max(name for name in partitions() if not name.endswith("_other"))
    owner_database.execute(f"DROP TABLE {last}")

    make_partitions()
    make_partitions()

    assert last in partitions()


def count(table, *, role):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT set_config('role', %s, true)", [role])
        cursor.execute(f"SELECT count(*) FROM {table}")


@pytest.mark.django_db
@pytest.mark.parametrize("role", ["none", "orchestrator_across"])
def test_a_partition_is_not_read_but_through_the_ledger(role):
    for name in partitions():
        with pytest.raises(DatabaseError, match="permission denied"):
            count(name, role=role)


@pytest.mark.django_db
def test_the_owners_function_takes_a_small_number_only():
    with pytest.raises(DatabaseError, match="between 0 and 24"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT public.orchestrator_make_usage_partitions(25)")


@pytest.mark.django_db
def test_the_owners_function_has_a_fixed_search_path_and_is_not_for_everyone():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT prosecdef, proconfig, has_function_privilege('public', oid, 'EXECUTE') FROM pg_proc "
            "WHERE proname = 'orchestrator_make_usage_partitions'"
        )
        assert cursor.fetchall() == [(True, ["search_path=pg_catalog, pg_temp"], False)]
