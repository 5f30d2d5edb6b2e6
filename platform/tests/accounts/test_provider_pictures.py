"""A person's picture comes along from where they signed in, if they have none here."""

import pytest
from django.core.files.storage import default_storage
from PIL import Image

from orchestrator.accounts.models import PictureImport, User
from orchestrator.jobs.models import Owed
from orchestrator.kit.conf import conf
from orchestrator.testing.owed import drain


@pytest.mark.parametrize("who", ["at_google", "at_github"])
def test_it_is_fetched_after_signing_up_and_made_anew(traveller, request, who):
    traveller.go_with(request.getfixturevalue(who))
    assert User.objects.get().picture == ""

    drain()

    with default_storage.open(User.objects.get().picture) as stored, Image.open(stored) as image:
        assert (image.format, image.size) == ("WEBP", (512, 512))


def test_one_s_own_picture_stays(traveller, mei, at_google):
    User.objects.filter(pk=mei.pk).update(picture="people/own.webp")

    traveller.go_with(at_google)
    drain()

    assert User.objects.get().picture == "people/own.webp"
    assert not PictureImport.objects.exists()


def test_a_picture_chosen_meanwhile_stays(traveller, at_google):
    traveller.go_with(at_google)
    User.objects.update(picture="people/own.webp")

    drain()

    assert User.objects.get().picture == "people/own.webp"


def test_who_has_none_there_has_none_here(traveller, sandbox):
    traveller.go_with(sandbox.identity("google", name="Mei", email="mei@kopi.example", picture=False))

    assert not PictureImport.objects.exists()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1/inside.png",
        "https://localhost/inside.png",
        "https://169.254.169.254/latest/meta-data/",
        "file:///etc/passwd",
        "not an address",
    ],
)
def test_an_address_inside_is_left_alone(mei, address):
    work = PictureImport.objects.create(person=mei, address=address)

    drain()

    work.refresh_from_db()
    mei.refresh_from_db()
    assert work.state == Owed.State.DONE
    assert mei.picture == ""


def test_what_is_no_picture_is_left_where_it_is(mei, sandbox):
    work = PictureImport.objects.create(person=mei, address=f"{sandbox.url}/healthz")

    drain()

    work.refresh_from_db()
    assert work.state == Owed.State.DONE


def test_a_picture_that_cannot_be_had_now_is_fetched_later(mei, settings):
    settings.ORCHESTRATOR = conf().model_copy(update={"outbound_allowed_hosts": ("127.0.0.1:1",)})
    work = PictureImport.objects.create(person=mei, address="http://127.0.0.1:1/a.png")

    drain()

    work.refresh_from_db()
    assert (work.state, work.attempts) == (Owed.State.PENDING, 1)
