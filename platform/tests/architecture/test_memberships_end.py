"""Every column that links a person to an organisation says what becomes of it when they no longer belong there."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from orchestrator.organisations.operations.ending import what_happens

NAMES_OF_PEOPLE = {"actor_id", "person_id", "user_id", "member_id", "author_id", "on_behalf_of", "owner_id"}


def links(candidates):
    """The columns of *candidates* that name a person in a row of an organisation."""
    return {
        f"{model._meta.label}.{field.name}"
        for model in candidates
        if belongs_to_an_organisation(model)
        for field in model._meta.concrete_fields
        if names_a_person(field)
    }


def belongs_to_an_organisation(model):
    names = {field.attname for field in model._meta.concrete_fields}
    return "organisation_id" in names or model._meta.label == "orchestrator_organisations.Organisation"


def names_a_person(field):
    return field.related_model is get_user_model() or (
        isinstance(field, models.UUIDField) and field.attname in NAMES_OF_PEOPLE
    )


def test_every_link_has_its_end():
    assert links(apps.get_models()) == what_happens().keys()


def test_a_planted_link_is_caught():
    class Planted(models.Model):  # noqa: DJ008  # nobody reads it
        organisation = models.ForeignKey("orchestrator_organisations.Organisation", models.CASCADE)
        watcher = models.ForeignKey("orchestrator_accounts.User", models.CASCADE)

        class Meta:
            app_label = "planted"
            managed = False

    try:
        assert links([Planted]) == {"planted.Planted.watcher"}
    finally:
        del apps.all_models["planted"]
        apps.clear_cache()
