"""Every table of an organisation is guarded by the database."""

import os
import re

import psycopg
import pytest
from django.apps import apps
from django.db import connection

from architecture.tree import PACKAGE, python_files
from orchestrator.organisations.models import Organisation
from orchestrator.tenancy.acting import acting_for
from orchestrator.tenancy.models import TenantModel

UNGUARDED = """
    SELECT DISTINCT c.relname
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND a.attname IN ('organisation_id') AND NOT a.attisdropped
       AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                AND (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname IN ('tenant', 'across')
                       AND p.polqual IS NOT NULL AND p.polwithcheck IS NOT NULL) = 2)
     ORDER BY 1
"""
ACROSS = re.compile(r'across_organisations\(reason="|SET role = ')
MAY_LOOK_ACROSS = {
    "api_keys": "key look-up",
    "billing": "the provider's customer to its organisation, and sweeps",
    "console": "staff see every organisation",
    "events": "a delivery learns from its fact for whom it acts",
    "jobs": "sweeps",
    "metering": "sweeps",
    "organisations": "a person's own memberships",
}


@pytest.mark.django_db
def test_every_table_with_an_organisation_has_its_policies():
    with connection.cursor() as cursor:
        cursor.execute(UNGUARDED)

        assert cursor.fetchall() == []


@pytest.mark.django_db(transaction=True)
def test_a_planted_table_without_policies_is_caught(owner_database):
    owner_database.execute("CREATE TABLE planted (organisation_id uuid)")
    try:
        assert owner_database.execute(UNGUARDED).fetchall() == [("planted",)]
    finally:
        owner_database.execute("DROP TABLE planted")


@pytest.mark.django_db
def test_the_application_owns_nothing_and_obeys_the_policies():
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False, False)
        cursor.execute(
            "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = current_user"
        )
        assert cursor.fetchone() == (0,)


@pytest.mark.django_db
def test_the_application_may_not_change_tables():
    with connection.cursor() as cursor, pytest.raises(Exception, match="must be owner"):
        cursor.execute("ALTER TABLE orchestrator_organisations_organisation DISABLE ROW LEVEL SECURITY")


def test_tenant_models_say_so():
    lacking = [
        model._meta.label
        for model in apps.get_models()
        if model._meta.app_label.startswith("orchestrator_")
        and any(field.attname == "organisation_id" for field in model._meta.concrete_fields)
        and not issubclass(model, TenantModel)
    ]

    assert lacking == []


def who_looks_across(package):
    """The apps of which a module enters the role that sees every organisation."""
    found = [path for path in python_files(package) if ACROSS.search(path.read_text())]
    return {path.relative_to(package).parts[0] for path in found}


def test_only_named_places_look_across_organisations():
    assert who_looks_across(PACKAGE) == MAY_LOOK_ACROSS.keys()


def test_a_planted_look_across_is_caught(tmp_path):
    (tmp_path / "accounts").mkdir()
    (tmp_path / "accounts/planted.py").write_text('with across_organisations(reason="curious"):\n    pass\n')
    (tmp_path / "mail").mkdir()
    (tmp_path / "mail/planted.py").write_text("SQL = 'CREATE FUNCTION f() ... SET role = everyone'\n")

    assert who_looks_across(tmp_path) == {"accounts", "mail"}


@pytest.mark.django_db(transaction=True)
def test_a_raw_connection_without_a_tenant_sees_nothing():
    kopi = Organisation(slug="kopi-labs", name="Kopi Labs")
    with acting_for(kopi.pk):
        kopi.save(force_insert=True)

    with psycopg.connect(os.environ["DATABASE_URL"]) as raw:
        counts = {
            model._meta.label: raw.execute(f'SELECT count(*) FROM "{model._meta.db_table}"').fetchone()
            for model in apps.get_models()
            if issubclass(model, TenantModel)
        }

    assert counts
    assert {label for label, count in counts.items() if count != (0,)} == set()
