"""Keys are made by people, shown once, recognised on each call, and ended at once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from rest_framework.test import APIClient

from orchestrator.api_keys.models import ApiKey
from orchestrator.api_keys.operations import UnknownScope, create_key, note_use, revoke_key
from orchestrator.api_keys.queries import acting_for_key
from orchestrator.api_keys.scopes import register
from orchestrator.api_keys.secret import new_secret
from orchestrator.events.models import Fact
from orchestrator.kit.ids import new_id, shown
from orchestrator.kit.time import now
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for
from orchestrator.testing.cast import holder, member, organisation

pytestmark = pytest.mark.django_db
URL, METERED = "/api/v1/api-keys", "/api/v1/usage/metrics"
WANTED = {"name": "Till", "scopes": ["usage:read"]}


@pytest.fixture
def kopi():
    return organisation("kopi-labs")


@pytest.fixture
def teh():
    return organisation("teh-works")


@pytest.fixture
def mei(kopi):
    return member("Mei", kopi).browser


def with_key(secret):
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Bearer {secret}")
    return client


def test_a_key_that_was_made_in_the_portal_opens_the_api(kopi, mei):
    made = mei.post(URL, WANTED)

    assert made.status_code == 201
    assert made.headers["Cache-Control"] == "no-store"
    assert with_key(made.json()["secret"]).get(METERED).status_code == 200


def test_the_secret_is_shown_once_and_stored_nowhere(kopi, mei):
    secret = mei.post(URL, WANTED).json()["secret"]

    (listed,) = mei.get(URL).json()["data"]
    assert set(listed) == {
        "id", "name", "hint", "scopes", "created_at", "last_used_at", "revoked_at", "created_by",
    }  # fmt: skip
    assert listed["created_by"] == "Mei"
    with acting_for(kopi.pk):
        stored = str(list(ApiKey.objects.values())) + str(list(Fact.objects.values()))
    assert secret not in stored


def test_making_and_ending_a_key_are_facts(kopi, mei):
    made = mei.post(URL, WANTED).json()
    mei.delete(f"{URL}/{made['id']}")

    with acting_for(kopi.pk):
        facts = list(Fact.objects.filter(name__startswith="api_keys.").order_by("pk").values_list("name", "body"))
    assert [name for name, _ in facts] == ["api_keys.key_created", "api_keys.key_revoked"]
    assert {shown("key", type(new_id())(body["key_id"])) for _, body in facts} == {made["id"]}


def test_a_revoked_key_is_refused_on_the_next_call(kopi, mei):
    made = mei.post(URL, WANTED).json()
    program = with_key(made["secret"])
    assert program.get(METERED).status_code == 200

    assert mei.delete(f"{URL}/{made['id']}").status_code == 204

    refused = program.get(METERED)
    assert (refused.status_code, refused.json()["code"]) == (401, "revoked_key")
    assert mei.get(URL).json()["data"][0]["revoked_at"] is not None


def test_revoking_twice_is_the_same_as_once(kopi, mei):
    made = mei.post(URL, WANTED).json()

    assert [mei.delete(f"{URL}/{made['id']}").status_code for _ in range(2)] == [204, 204]

    with acting_for(kopi.pk):
        assert Fact.objects.filter(name="api_keys.key_revoked").count() == 1


@pytest.mark.parametrize(
    ("secret", "code"),
    [
        ("smp_test_short", "malformed_key"),
        ("smp_", "malformed_key"),
        (new_secret()[:-1] + "!", "malformed_key"),
        (new_secret(), "unknown_key"),
        ("something else", "not_authenticated"),
        ("", "not_authenticated"),
    ],
    ids=["short", "prefix", "mistyped", "never made", "another kind", "nothing"],  # the same in each test process
)
def test_a_wrong_key_is_told_what_is_wrong_and_no_more(secret, code):
    refused = with_key(secret).get(METERED)

    assert (refused.status_code, refused.json()["code"]) == (401, code)
    assert refused.headers["WWW-Authenticate"].startswith("Bearer")
    assert not secret or secret not in refused.content.decode()


def test_the_case_of_a_key_matters(kopi):
    secret = holder(kopi, ["usage:read"]).secret

    assert with_key(secret.swapcase()).get(METERED).status_code == 401
    assert with_key(secret[:9] + secret[9:].swapcase()).get(METERED).json()["code"] == "malformed_key"


@pytest.mark.parametrize("name", ["key", "api_key", "token", "access_token", "Authorization"])
def test_a_key_in_the_address_opens_nothing(kopi, name):
    secret = holder(kopi, ["usage:read"]).secret

    assert APIClient().get(METERED, {name: secret}).status_code == 401


def test_the_organisation_of_a_key_cannot_be_changed_by_a_header(kopi, teh):
    program = with_key(holder(kopi, ["usage:read"]).secret)
    with_key(holder(teh, ["usage:read"]).secret).get(METERED)

    told = program.get(METERED, headers={"Orchestrator-Organisation": "teh-works"})

    assert told.json()["metrics"][0]["used"] == 0


def test_an_unknown_scope_is_refused(mei):
    refused = mei.post(URL, {"name": "Till", "scopes": ["usage:read", "moon:walk"]})

    assert (refused.status_code, refused.json()["code"]) == (400, "unknown_scope")
    assert "moon:walk" in refused.json()["detail"]


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"name": "", "scopes": ["usage:read"]},
        {"name": "x" * 81, "scopes": ["usage:read"]},
        {"name": "x", "scopes": []},
    ],
)
def test_a_key_without_name_or_scope_is_refused(mei, sent):
    assert mei.post(URL, sent).json()["code"] == "invalid"


def test_what_a_person_may_not_set_is_ignored(kopi, teh, mei):
    mine = {"organisation_id": str(teh.pk), "digest": "0" * 64, "revoked_at": "2001-01-01T00:00:00Z", "hint": "x"}

    made = mei.post(URL, {**WANTED, **mine}).json()

    assert made["revoked_at"] is None
    with acting_for(kopi.pk):
        assert ApiKey.objects.get().digest != "0" * 64


@pytest.mark.parametrize(
    ("role", "reads", "writes"),
    [
        (Role.OWNER, 200, 201),
        (Role.ADMIN, 200, 201),
        (Role.MEMBER, 200, 403),
        (Role.BILLING, 403, 403),
        (Role.VIEWER, 403, 403),
    ],
)
def test_who_may(kopi, role, reads, writes):
    browser = member("Ann", kopi, role).browser

    assert (browser.get(URL).status_code, browser.post(URL, WANTED).status_code) == (reads, writes)


def test_a_stranger_finds_no_key(kopi, teh, mei):
    key_id = mei.post(URL, WANTED).json()["id"]
    ravi = member("Ravi", teh).browser

    for wrong in (key_id, shown("key", new_id()), "key_nonsense", "org_01k1x3t6wbf8z9v6k2m4q0r5ns"):
        refused = ravi.delete(f"{URL}/{wrong}")
        assert (refused.status_code, refused.json()["detail"]) == (404, "There is no such key.")
    assert mei.get(URL).json()["data"][0]["revoked_at"] is None


def test_use_is_noted_once_a_minute(kopi):
    key = holder(kopi, ["usage:read"]).key
    first = now()

    for seconds in (0, 30, 59, 61):
        with acting_for_key(key.digest) as found:
            note_use(found, at=first + timedelta(seconds=seconds))

    with acting_for(kopi.pk):
        assert ApiKey.objects.get(pk=key.pk).last_used_at == first + timedelta(seconds=61)


@pytest.mark.parametrize("wrong", ["zz", "x", "' OR true --", "ab'; DROP TABLE x; --"])
def test_what_is_not_a_digest_never_reaches_the_database(wrong):
    with pytest.raises(ValueError, match="hex"), acting_for_key(wrong):
        pass


def test_the_database_keeps_digests_only_and_each_once(kopi):
    key = holder(kopi, ["usage:read"]).key

    for digest in (key.digest, "smp_test_not_a_digest"):
        with pytest.raises(IntegrityError), transaction.atomic(), acting_for(kopi.pk):
            ApiKey.objects.create(organisation=kopi, name="x", hint="x", digest=digest, scopes=[])


def test_a_key_outlives_its_maker(kopi):
    ann = member("Ann", kopi)
    key, secret = create_key(
        organisation_id=kopi.pk, actor_id=ann.person.pk, name="Till", scopes=["usage:read"], at=now()
    )
    with acting_for(kopi.pk):
        ann.person.delete()

    assert with_key(secret).get(METERED).status_code == 200
    assert revoke_key(organisation_id=kopi.pk, actor_id=None, key_id=key.pk, at=now()).created_by_id is None


def test_scopes_are_named_thing_and_verb_and_mean_one_thing():
    for wrong in ("records", "Records:read", "records:", "records:read:all"):
        with pytest.raises(ValueError, match="is not a scope"):
            register(wrong, "x")
    with pytest.raises(ValueError, match="registered twice"):
        register("usage:read", "Something else")


def test_an_operation_refuses_what_nobody_registered(kopi):
    with pytest.raises(UnknownScope):
        create_key(organisation_id=kopi.pk, actor_id=None, name="x", scopes=["moon:walk"], at=now())


def test_the_portal_learns_which_scopes_there_are(mei):
    assert {"code": "usage:read", "label": "Read what was used"} in mei.get(f"{URL}/scopes").json()["data"]
