"""The first statement goes with BEGIN, the last with COMMIT, and nothing changes but the number of round trips."""

import pytest
from django.db import IntegrityError, connection, transaction

from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.acting import acting_for, acting_for_found, organisation_in_force, say_last

committing = pytest.mark.django_db(transaction=True)
nested = pytest.mark.django_db
RENAME = "UPDATE orchestrator_organisations_organisation SET name = %s"


@pytest.fixture
def kopi():
    made = Organisation(slug="kopi", name="Kopi")
    with acting_for(made.pk):
        made.save(force_insert=True)
    return made


def find(of, answer="yes"):
    return f"SELECT '{of.pk}'::uuid AS organisation_id, '{answer}'::text AS answer"


def name_of(organisation):
    with acting_for(organisation.pk):
        return Organisation.objects.get().name


@pytest.mark.parametrize("how", [pytest.param("alone", marks=committing), pytest.param("nested", marks=nested)])
def test_what_is_found_is_acted_for(kopi, how):
    with acting_for_found(find(kopi)) as answer:
        assert answer == "yes"
        assert organisation_in_force() == kopi.pk
        assert [one.slug for one in Organisation.objects.all()] == ["kopi"]

    assert organisation_in_force() is None


@pytest.mark.parametrize("how", [pytest.param("alone", marks=committing), pytest.param("nested", marks=nested)])
def test_nothing_found_acts_for_nobody(kopi, how):
    with acting_for_found(f"{find(kopi)} WHERE false") as answer:
        assert answer is None
        assert organisation_in_force() is None
        assert not Organisation.objects.exists()


@committing
def test_a_statement_that_fails_leaves_no_transaction_behind(kopi):
    with pytest.raises(Exception, match="no_such_table"), acting_for_found("SELECT * FROM no_such_table"):
        pass

    assert not connection.in_atomic_block
    assert name_of(kopi) == "Kopi"


@committing
def test_the_last_words_are_kept_with_the_rest_and_call_what_waits_for_the_commit(kopi):
    heard = []

    with acting_for(kopi.pk):
        Organisation.objects.update(time_zone="Asia/Singapore")
        say_last(RENAME, ["O'Kopi"])
        transaction.on_commit(lambda: heard.append(name_of(kopi)))
        assert Organisation.objects.get().name == "Kopi", "they are said at the end"

    assert heard == [name_of(kopi)] == ["O'Kopi"]


@committing
def test_the_last_words_of_what_is_rolled_back_are_not_said(kopi):
    def changes_its_mind():
        with acting_for(kopi.pk):
            say_last(RENAME, ["Gone"])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        changes_its_mind()

    assert name_of(kopi) == "Kopi"
    with acting_for(kopi.pk):
        pass
    assert name_of(kopi) == "Kopi", "nor by the next transaction"


@committing
def test_the_last_words_of_a_savepoint_that_is_rolled_back_are_not_said(kopi):
    with acting_for(kopi.pk):
        point = transaction.atomic()
        point.__enter__()
        say_last(RENAME, ["Gone"])
        point.__exit__(ZeroDivisionError, ZeroDivisionError(), None)

    assert name_of(kopi) == "Kopi"


@committing
def test_last_words_that_are_refused_take_everything_back(kopi):
    def breaks_a_rule_at_the_end():
        with acting_for(kopi.pk):
            Organisation.objects.update(time_zone="Asia/Singapore")
            say_last("UPDATE orchestrator_organisations_organisation SET slug = %s", ["Not A Slug"])

    with pytest.raises(IntegrityError):
        breaks_a_rule_at_the_end()

    with acting_for(kopi.pk):
        assert Organisation.objects.get().time_zone != "Asia/Singapore"


@committing
def test_both_are_said_by_two_that_are_nested(kopi):
    with acting_for(kopi.pk):
        with acting_for(kopi.pk):
            say_last(RENAME, ["First"])
        say_last("UPDATE orchestrator_organisations_organisation SET time_zone = %s", ["Asia/Tokyo"])

    with acting_for(kopi.pk):
        assert (Organisation.objects.get().name, Organisation.objects.get().time_zone) == ("First", "Asia/Tokyo")


@nested
def test_in_anothers_transaction_the_last_words_are_said_at_once(kopi):
    with acting_for(kopi.pk):
        say_last(RENAME, ["Now"])
        assert Organisation.objects.get().name == "Now"


@committing
def test_two_round_trips_are_enough(kopi, tmp_path):
    connection.ensure_connection()
    pgconn = connection.connection.pgconn

    with (tmp_path / "said").open("w") as said:
        pgconn.trace(said.fileno())
        with acting_for_found(find(kopi)):
            say_last(RENAME, ["Twice"])
        pgconn.untrace()

    sent = [line for line in (tmp_path / "said").read_text().splitlines() if "\tQuery\t" in line]
    assert len(sent) == 2
    assert name_of(kopi) == "Twice"
