"""One organisation for each person who signs up, at an address that is theirs alone."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import get_resolver

from orchestrator.accounts.models import User
from orchestrator.events.models import Fact
from orchestrator.kit.time import now
from orchestrator.organisations.models import SLUG, Membership, Organisation
from orchestrator.organisations.operations import ensure_personal_organisation
from orchestrator.organisations.personal_data import blocks_erasure_for, erase_for, export_for
from orchestrator.organisations.slugs import RESERVED, slugs_for
from orchestrator.tenancy.acting import across_organisations, acting_for

pytestmark = pytest.mark.django_db
ROUTES = Path(__file__).parents[3] / "sites" / "techflow" / "web" / "app"


def ensure(person, **more):
    return ensure_personal_organisation(person_id=person.pk, at=now(), **more)


def test_it_is_called_after_the_person_who_owns_it(mei):
    made = ensure(mei)

    assert (made.name, made.slug) == ("Mei's organisation", "mei")
    with acting_for(made.pk):
        place = Membership.objects.get()
        fact = Fact.objects.get(name="organisations.organisation_created")
    assert (place.person_id, place.role) == (mei.pk, "owner")
    assert (fact.organisation_id, fact.actor_id) == (made.pk, mei.pk)


def test_a_repeat_makes_no_second_one(mei):
    assert ensure(mei) == ensure(mei)

    with across_organisations(reason="a test"):
        assert (Organisation.objects.count(), Membership.objects.count()) == (1, 1)
        assert Fact.objects.filter(name="organisations.organisation_created").count() == 1


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_make_one(mei):
    def one(_):
        try:
            return ensure(mei).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(one, range(8)))

    assert len(made) == 1
    with across_organisations(reason="a test"):
        assert (Organisation.objects.count(), Membership.objects.count()) == (1, 1)


def test_the_database_refuses_a_second_personal_one(mei, kopi):
    other = Organisation(slug="other", name="Other", personal_to=mei)

    with pytest.raises(IntegrityError), transaction.atomic(), acting_for(other.pk):
        other.save(force_insert=True)


def test_two_people_of_one_name_get_two_addresses(mei):
    second = User.objects.create_user("mei@other.example", name="Mei")

    first, other = ensure(mei), ensure(second)

    assert first.slug == "mei"
    assert other.slug.startswith("mei-")
    assert other.name == first.name


@pytest.mark.django_db(transaction=True)
def test_many_of_one_name_at_once_all_get_an_address(db):
    people = [User.objects.create_user(f"mei{n}@x.example", name="Mei") for n in range(6)]

    def one(person):
        try:
            return ensure(person).slug
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(one, people))) == 6


@pytest.mark.parametrize("name", ["Console", "API", "sign in", "_allauth", "Static", "welcome!", "Admin"])
def test_our_own_pages_are_nobodys_address(db, name):
    person = User.objects.create_user("x@x.example", name=name)

    assert ensure(person).slug not in RESERVED


@pytest.mark.parametrize("name", ["", "陳美", "🙂", "--", "a" * 120, "Tân Mỹ", "__x__", "İstanbul", "o'neil & co."])
def test_every_name_leads_to_a_slug_that_fits(name):
    for slug in slugs_for(name):
        SLUG(slug)
        assert len(slug) <= 50


def test_a_long_name_is_cut_to_fit(db):
    person = User.objects.create_user("x@x.example", name="M" * 120)

    assert len(ensure(person).name) <= 120


def test_a_person_without_a_name_is_called_after_their_address(db):
    person = User.objects.create_user("tan.mei@x.example")

    assert ensure(person).slug == "tanmei"


def test_every_first_segment_of_django_is_reserved():
    segments = {str(pattern.pattern).split("/")[0] for pattern in get_resolver().url_patterns}

    assert {segment for segment in segments if SLUG.regex.match(segment)} <= RESERVED


@pytest.mark.skipif(not ROUTES.exists(), reason="the reference site is not beside the platform")
def test_every_first_segment_of_the_portal_is_reserved():
    groups = [ROUTES, *(folder for folder in ROUTES.iterdir() if folder.name.startswith("("))]
    segments = {folder.name for group in groups for folder in group.iterdir() if folder.is_dir()}
    plain = {segment for segment in segments if not segment.startswith(("(", "[", "_", "@"))}

    assert plain <= RESERVED


def test_what_is_known_of_a_person_is_given_to_them(mei, kopi):
    (given,) = export_for(mei.pk)

    assert (given["organisation"], given["role"]) == ("Kopi Labs", "owner")


def test_the_only_owner_cannot_vanish_while_others_work_there(mei, kopi, ravi, join):
    assert blocks_erasure_for(mei.pk) is None
    join(kopi, ravi, "member")
    assert "Kopi Labs" in blocks_erasure_for(mei.pk)
    assert blocks_erasure_for(ravi.pk) is None


def test_erasing_a_person_leaves_the_organisation(mei, kopi):
    erase_for(mei.pk)
    erase_for(mei.pk)

    with acting_for(kopi.pk):
        assert not Membership.objects.exists()
        assert Organisation.objects.get().personal_to_id is None


def test_a_new_organisation_lives_in_the_sites_time_zone(mei, settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"time_zone": "Asia/Singapore"})

    assert ensure_personal_organisation(person_id=mei.pk, at=now()).time_zone == "Asia/Singapore"
