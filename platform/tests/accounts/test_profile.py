"""The profile, and the picture in it."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image
from rest_framework.test import APIClient

from orchestrator.accounts.models import User
from orchestrator.rest.parsing import LARGEST_UPLOAD

pytestmark = pytest.mark.django_db
PROFILE, PICTURE = "/api/v1/user/profile", "/api/v1/user/picture"


def drawn(colour="red", kind="PNG"):
    out = BytesIO()
    Image.new("RGB", (80, 60), colour).save(out, kind)
    return out.getvalue()


@pytest.fixture
def client(mei):
    client = APIClient()
    client.force_login(mei)
    return client


def put(client, data, name="me.png"):
    return client.put(PICTURE, {"picture": SimpleUploadedFile(name, data)}, format="multipart")


def test_the_profile_says_which_languages_there_are(client):
    assert client.get(PROFILE).json()["languages"] == [{"tag": "en", "name": "English"}]


def test_what_is_left_out_stays(client):
    client.post(PROFILE, {"name": "Mei Tan", "time_zone": "Asia/Singapore"})

    answer = client.post(PROFILE, {"language": "en"}).json()

    assert (answer["name"], answer["time_zone"], answer["language"]) == ("Mei Tan", "Asia/Singapore", "en")


def test_an_empty_choice_is_the_organisations_or_the_sites(client):
    client.post(PROFILE, {"time_zone": "Asia/Singapore", "language": "en"})

    answer = client.post(PROFILE, {"time_zone": "", "language": ""}).json()

    assert (answer["time_zone"], answer["language"]) == ("", "")


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"time_zone": "Singapore/Orchard"}, "unknown_time_zone"),
        ({"language": "tlh"}, "unknown_language"),
        ({"name": "x" * 121}, "invalid"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(client, sent, code):
    answer = client.post(PROFILE, {"name": "Somebody", **sent})

    assert (answer.status_code, answer.json()["code"]) == (400, code)
    assert client.get(PROFILE).json()["name"] == "Mei Tan"


def test_nothing_else_of_a_person_can_be_written(client, mei):
    client.post(PROFILE, {"email": "x@y.example", "is_staff": True, "staff_role": "admin", "picture": "a", "id": "b"})

    person = User.objects.get(pk=mei.pk)
    assert (person.email, person.staff_role, person.picture) == ("mei@kopi.example", "", "")


def test_a_picture_is_shown_and_may_be_kept_by_browsers(client):
    address = put(client, drawn()).json()["picture"]

    assert client.get(PROFILE).json()["picture"] == address
    shown = Client().get(address)
    assert shown.status_code == 200
    assert shown["Content-Type"] == "image/webp"
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Content-Disposition"].startswith("inline")
    assert "immutable" in shown["Cache-Control"]
    assert "sandbox" in shown["Content-Security-Policy"]
    assert Image.open(BytesIO(b"".join(shown.streaming_content))).size == (512, 512)


def test_the_old_file_goes_when_the_new_one_is_kept(client, mei, django_capture_on_commit_callbacks):
    put(client, drawn())
    old = User.objects.get(pk=mei.pk).picture

    with django_capture_on_commit_callbacks(execute=True):
        put(client, drawn("blue"))

    new = User.objects.get(pk=mei.pk).picture
    assert new != old
    assert default_storage.exists(new)
    assert not default_storage.exists(old)


def test_a_removed_picture_is_gone(client, mei, django_capture_on_commit_callbacks):
    address = put(client, drawn()).json()["picture"]

    with django_capture_on_commit_callbacks(execute=True):
        assert client.delete(PICTURE).status_code == 204
        assert client.delete(PICTURE).status_code == 204, "safe to repeat"

    assert client.get(PROFILE).json()["picture"] is None
    assert Client().get(address).status_code == 404


def test_a_refused_picture_leaves_the_old_one(client):
    address = put(client, drawn()).json()["picture"]

    answer = put(client, b"<svg xmlns='http://www.w3.org/2000/svg'/>", name="picture.png")

    assert (answer.status_code, answer.json()["code"]) == (400, "not_a_picture")
    assert client.get(PROFILE).json()["picture"] == address


@pytest.mark.parametrize(
    ("data", "status", "code"),
    [
        (b"", 400, "not_a_picture"),
        (drawn() + bytes(5 * 1024 * 1024), 413, "picture_too_large"),
        (bytes(LARGEST_UPLOAD), 413, "body_too_large"),
    ],
)
def test_too_little_and_too_much_is_refused(client, data, status, code):
    answer = put(client, data)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_another_body_is_refused(client):
    assert client.put(PICTURE, {"picture": "x"}).status_code == 415
    assert client.put(PICTURE, {"portrait": "x"}, format="multipart").json()["code"] == "invalid"
    broken = client.generic("PUT", PICTURE, b"--x\r\n", content_type="multipart/form-data")
    assert (broken.status_code, broken.json()["code"]) == (400, "malformed_upload")
    many = {f"f{n}": SimpleUploadedFile("a", b"x") for n in range(101)}
    assert client.put(PICTURE, many, format="multipart").json()["code"] == "malformed_upload"


@pytest.mark.parametrize(
    "path", ["../settings.py", "people/../../x.webp", "people/a.webp", "people/" + "a" * 32 + ".html", "people/", ""]
)
def test_nothing_but_our_pictures_is_served(path):
    assert Client().get(f"/media/{path}").status_code == 404
