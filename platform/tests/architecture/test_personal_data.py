"""Every column that names a person, or holds an address, has a fate when that person is erased."""

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, models

from orchestrator.privacy.asking import what_happens

# Columns of a plain UUID that are no person's.
NOT_PEOPLE = {"organisation_id", "key_id", "operation_id", "deletion_id", "target_id", "fact_id"}


def columns_of_people(model: type[models.Model]) -> set[str]:
    """A foreign key to a person, a UUID of nobody knows what, and an e-mail address."""
    found = set()
    for field in model._meta.get_fields():
        if not isinstance(field, models.Field) or field.primary_key or field.model is not model:
            continue
        is_reference = field.is_relation and field.related_model is get_user_model()
        is_id = isinstance(field, models.UUIDField) and not field.is_relation and field.name not in NOT_PEOPLE
        if is_reference or is_id or isinstance(field, models.EmailField):
            found.add(f"{model._meta.label}.{field.name}")
    return found


def test_each_app_says_what_becomes_of_its_people():
    columns = {
        column
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        for column in columns_of_people(model)
    }

    assert columns - what_happens().keys() == set(), "name them in the app's personal_data.WHAT_HAPPENS"


def test_no_fate_is_left_over():
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    named = {column.rpartition(".")[0] for column in what_happens()}

    assert named - labels == set()


def test_a_new_table_is_caught():
    class Visit(models.Model):
        person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
        guide_id = models.UUIDField()
        mail = models.EmailField()
        organisation_id = models.UUIDField()

        class Meta:
            app_label = "planted"

        def __str__(self) -> str:
            return "planted"

    assert columns_of_people(Visit) == {"planted.Visit.person", "planted.Visit.guide_id", "planted.Visit.mail"}


@pytest.mark.django_db
def test_the_database_knows_no_reference_to_a_person_that_the_code_does_not():
    """A table made by hand, too."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT c.conrelid::regclass::text, a.attname FROM pg_constraint c"
            " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY(c.conkey)"
            " WHERE c.contype = 'f' AND c.confrelid = 'orchestrator_accounts_user'::regclass"
        )
        inside = set(cursor.fetchall())
    known = {
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.local_fields
        if f"{model._meta.label}.{field.name}" in what_happens()
    }

    assert inside - known == set()
