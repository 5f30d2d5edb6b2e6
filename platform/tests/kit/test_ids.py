"""Ids: sorted by time in the database, prefixed for people."""

from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from orchestrator.kit.ids import new_id, read, read_any, shown

prefixes = st.sampled_from(["org", "key", "usr", "fact"])


@given(prefixes, st.uuids())
@example("org", UUID(int=0))
@example("org", UUID(int=2**128 - 1))
def test_what_is_shown_is_read_back(prefix, id):
    assert read(prefix, shown(prefix, id)) == id
    assert read_any(shown(prefix, id)) == id
    assert read_any(f"  {id} ") == id


@given(st.uuids())
def test_an_id_of_another_kind_is_not_read(id):
    assert read("key", shown("org", id)) is None


@given(st.text(max_size=60))
def test_any_text_is_refused_and_never_crashes(text):
    assert read("org", text) is None
    assert read_any(text) is None or isinstance(read_any(text), UUID)


@pytest.mark.parametrize("text", ["", "org", "org_", "org_zzzz", "_", "org_" + "0" * 27, "org_8" + "z" * 25, "\0"])
def test_what_only_looks_like_an_id(text):
    assert read("org", text) is None


def test_new_ids_differ_and_sort_by_time():
    ids = [new_id() for _ in range(2000)]

    assert len(set(ids)) == 2000
    assert ids == sorted(ids)
    assert {id.version for id in ids} == {7}
    assert {type(id) for id in ids} == {UUID}
