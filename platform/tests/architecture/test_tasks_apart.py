"""A task takes its tenant from the row that it is for, and from nothing else: not from who sent it, nor from before."""

import inspect
from datetime import timedelta

import pytest
from billing.conftest import provider, shop  # noqa: F401  # fixtures
from celery import current_app
from organisations.conftest import make_person

from architecture.everything import TABLES, fill, rows_of
from architecture.test_api_suite import kopi  # noqa: F401  # fixture
from orchestrator.jobs.job import Job
from orchestrator.jobs.models import Owed
from orchestrator.jobs.operations import kinds
from orchestrator.kit.ids import new_id
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.operations import create_organisation, request_deletion
from orchestrator.tenancy.acting import across_organisations, acting_for, organisation_in_force
from orchestrator.testing.cast import member
from orchestrator.testing.owed import drain
from orchestrator_sandbox.testing import contract_cache, sandbox, sandbox_process  # noqa: F401  # fixtures

current_app.loader.import_default_modules()
OURS = {name: task for name, task in sorted(current_app.tasks.items()) if name.startswith("orchestrator.")}
BY_ROW = {name: task for name, task in OURS.items() if "id" in inspect.signature(task.run).parameters}
BY_BEAT = OURS.keys() - BY_ROW.keys()

A_MONTH = timedelta(days=30)  # so the deletion is due, and its task erases all there is

each = pytest.mark.parametrize("name", sorted(OURS))
each_by_row = pytest.mark.parametrize("name", sorted(BY_ROW))


@pytest.fixture
def full(kopi, shop):  # noqa: F811
    """Kopi Labs with a row in every table."""
    fill(kopi, member("Mei", kopi), shop)
    return kopi


@pytest.fixture
def teh(db):
    """Another organisation, whose it is not, and to which nothing is owed."""
    made = create_organisation(person_id=make_person("Ravi").pk, name="Teh Works", at=now())
    drain()
    return made


@each
def test_a_task_is_told_a_rows_id_at_most_and_never_an_organisation(name):
    taken = inspect.signature(OURS[name].run).parameters

    assert isinstance(OURS[name], Job)
    assert [one for one, what in taken.items() if what.kind is not what.VAR_KEYWORD] in ([], ["id"])


def test_every_kind_of_owed_work_has_a_task():
    assert {kind.task for kind in kinds()} == BY_ROW.keys()


@each_by_row
def test_a_task_with_an_id_that_is_no_row_of_its_own_does_nothing(name, full, teh):
    """An id of each of Kopi Labs' own rows, and one of nothing."""
    before = rows_of(full), rows_of(teh)
    with acting_for(full.pk):
        ids = [model._base_manager.values_list("pk", flat=True).first() for model in TABLES]

    for id in [*ids, new_id()]:
        OURS[name](id=str(id), organisation_id=str(teh.pk))  # an argument that nobody reads

    assert (rows_of(full), rows_of(teh)) == before


@each_by_row
def test_work_of_one_organisation_done_while_another_is_in_force_touches_only_its_own(name, full, teh):
    before = rows_of(teh)
    with acting_for(full.pk):
        request_deletion(organisation_id=full.pk, actor_id=_owner(full), typed_name="Kopi Labs", at=now() - A_MONTH)
    kind = next(kind for kind in kinds() if kind.task == name)
    rows = list(kind._default_manager.filter(state=Owed.State.PENDING).values_list("pk", flat=True))
    kind._default_manager.update(due_at=now(), leased_until=None)

    with acting_for(teh.pk):
        for id in rows:
            OURS[name](id=str(id))
        assert organisation_in_force() == teh.pk

    assert rows_of(teh) == before
    assert organisation_in_force() is None


@pytest.mark.parametrize("name", sorted(BY_BEAT))
def test_what_beat_runs_changes_nothing_that_is_not_due(name, full, teh):
    before = rows_of(full), rows_of(teh)

    with acting_for(teh.pk):
        OURS[name]()

    assert (rows_of(full), rows_of(teh)) == before


def _owner(organisation: Organisation):
    with across_organisations(reason="the reader of a test"):
        return organisation.memberships.get(role="owner").person_id
