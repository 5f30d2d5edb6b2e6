"""The base of every view that acts for an organisation: who gets in, and what stays of what they did."""

import pytest
from rest_framework.exceptions import ValidationError
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory, force_authenticate

from orchestrator.api_keys.operations import create_key, revoke_key
from orchestrator.api_keys.scopes import scopes
from orchestrator.kit.errors import NotPossibleNow
from orchestrator.kit.time import now
from orchestrator.organisations.models import Organisation
from orchestrator.organisations.operations import change_organisation
from orchestrator.organisations.roles import Permission
from orchestrator.organisations.view import OrganisationView
from orchestrator.tenancy.acting import acting_for, organisation_in_force

pytestmark = pytest.mark.django_db


class Sign(OrganisationView):
    """The name over the door: everybody reads it, managers paint it, then something may happen."""

    permission = Permission.SEE_ORGANISATION
    permission_to_write = Permission.CHANGE_ORGANISATION
    scopes = frozenset({"sign:read"})
    scopes_to_write = frozenset({"sign:write"})
    then = staticmethod(lambda: Response(status=200))
    undone = None

    def get(self, request):
        return Response({"name": self.organisation.name, "in_force": str(organisation_in_force())})

    def post(self, request):
        if self.undone is not None:
            self.if_undone(lambda: self.undone.append("undone"))
        change_organisation(organisation_id=self.organisation_id, actor_id=self.actor_id, name="Painted")
        return self.then()


class PersonsSign(Sign):
    """Without scopes: only a person may call."""

    scopes = frozenset()
    scopes_to_write = frozenset()


class Unnamed(Sign):
    """Nobody has said what it takes."""

    permission = None
    permission_to_write = None


class LongWork(Sign):
    opens_own_transaction = True


class Counted(Sign):
    """Something is written before the handler runs, as a metered call is."""

    def check_permissions(self, request):
        super().check_permissions(request)
        change_organisation(organisation_id=self.organisation_id, actor_id=None, time_zone="Asia/Singapore")


def call(method="get", *, person=None, slug=None, secret=None, view=Sign, **initkwargs):
    headers = {
        **({"Orchestrator-Organisation": slug} if slug is not None else {}),
        **({"Authorization": f"Bearer {secret}"} if secret else {}),
    }
    request = getattr(APIRequestFactory(), method)("/sign", headers=headers)
    if person is not None:
        force_authenticate(request, person)
    response = view.as_view(**initkwargs)(request)
    response.render()
    return response


def state(organisation):
    with acting_for(organisation.pk):
        found = Organisation.objects.get(pk=organisation.pk)
    return found.name, found.time_zone


@pytest.fixture(autouse=True)
def known_scopes(monkeypatch):
    monkeypatch.setitem(scopes, "sign:read", "Read the sign")
    monkeypatch.setitem(scopes, "sign:write", "Paint the sign")


@pytest.fixture
def key(kopi, mei):
    """Makes a key of Kopi Labs with some scopes, and gives its secret."""

    def made(*scopes):
        key, secret = create_key(organisation_id=kopi.pk, actor_id=mei.pk, name="CI", scopes=scopes, at=now())
        made.last = key
        return secret

    return made


def test_mei_is_let_in_and_the_database_answers_for_her_organisation(mei, kopi):
    answer = call(person=mei, slug="kopi-labs")

    assert answer.data == {"name": "Kopi Labs", "in_force": str(kopi.pk)}
    assert organisation_in_force() is None


def test_a_stranger_cannot_tell_it_from_one_that_does_not_exist(ravi, kopi, teh):
    strange, missing = call(person=ravi, slug="kopi-labs"), call(person=ravi, slug="no-such-place")

    assert strange.status_code == missing.status_code == 404
    assert strange.data == missing.data
    assert strange.data["code"] == "not_found"
    assert dict(strange.headers) == dict(missing.headers)


@pytest.mark.parametrize("slug", ["KOPI-LABS", "kopi-labs ", "'; DROP TABLE", "ü", "x" * 5000])
def test_a_slug_that_is_not_quite_it_is_nobodys(mei, kopi, slug):
    assert call(person=mei, slug=slug).status_code in {200, 404}
    if slug.strip().lower() != "kopi-labs":
        assert call(person=mei, slug=slug).status_code == 404


def test_who_belongs_nowhere_is_told_there_is_nothing(ravi, kopi):
    assert call(person=ravi).status_code == 404


def test_nobody_is_asked_to_sign_in(kopi):
    answer = call(slug="kopi-labs")

    assert (answer.status_code, answer.data["code"]) == (401, "not_authenticated")


@pytest.mark.parametrize("role", ["billing", "member", "viewer"])
def test_a_member_whose_role_is_too_small_is_told_which_it_takes(ravi, kopi, join, role):
    join(kopi, ravi, role)

    answer = call("post", person=ravi, slug="kopi-labs")

    assert (answer.status_code, answer.data["code"]) == (403, "role_required")
    assert "admin, owner" in answer.data["detail"]
    assert state(kopi)[0] == "Kopi Labs"
    assert call(person=ravi, slug="kopi-labs").status_code == 200


def test_a_view_that_names_no_permission_lets_nobody_in(mei, kopi):
    answer = call(person=mei, slug="kopi-labs", view=Unnamed)

    assert (answer.status_code, answer.data["code"]) == (403, "role_required")


def test_a_role_that_was_taken_acts_on_the_next_call(mei, ravi, kopi, join):
    place = join(kopi, ravi, "admin")
    assert call("post", person=ravi, slug="kopi-labs").status_code == 200

    with acting_for(kopi.pk):
        place.delete()

    assert call("post", person=ravi, slug="kopi-labs").status_code == 404


def test_a_key_acts_for_its_own_organisation_whatever_the_header_says(kopi, teh, key):
    answer = call(secret=key("sign:read"), slug="teh-house")

    assert answer.data["in_force"] == str(kopi.pk)


def test_a_key_without_the_scope_is_told_which(kopi, key):
    answer = call("post", secret=key("sign:read"))

    assert (answer.status_code, answer.data["code"]) == (403, "scope_required")
    assert "sign:write" in answer.data["detail"]
    assert state(kopi)[0] == "Kopi Labs"


def test_a_key_with_the_scope_writes(kopi, key):
    assert call("post", secret=key("sign:write")).status_code == 200
    assert state(kopi)[0] == "Painted"


def test_where_a_person_is_needed_a_key_is_told_so(kopi, key):
    secret = key("sign:read", "sign:write")

    for method in ("get", "post"):
        answer = call(method, secret=secret, view=PersonsSign)
        assert (answer.status_code, answer.data["code"]) == (403, "person_required")


def test_a_revoked_key_is_refused_at_once(kopi, mei, key):
    secret = key("sign:read")
    revoke_key(organisation_id=kopi.pk, actor_id=mei.pk, key_id=key.last.pk, at=now())

    assert call(secret=secret).status_code == 401


def test_a_refusal_takes_back_what_the_handler_did_and_keeps_what_stood_before(mei, kopi):
    def refuse():
        raise NotPossibleNow("Not today.")

    answer = call("post", person=mei, view=Counted, then=staticmethod(refuse))

    assert (answer.status_code, answer.data["detail"]) == (409, "Not today.")
    assert state(kopi) == ("Kopi Labs", "Asia/Singapore")


def test_a_4xx_answer_that_is_returned_counts_as_a_refusal(mei, kopi):
    call("post", person=mei, view=Counted, then=staticmethod(lambda: Response(status=400)))

    assert state(kopi) == ("Kopi Labs", "Asia/Singapore")


def test_a_refusal_by_drf_is_treated_alike(mei, kopi):
    def refuse():
        raise ValidationError({"name": ["No."]})

    assert call("post", person=mei, view=Counted, then=staticmethod(refuse)).status_code == 400
    assert state(kopi) == ("Kopi Labs", "Asia/Singapore")


def test_a_success_keeps_everything_and_undoes_nothing(mei, kopi):
    undone = []

    assert call("post", person=mei, view=Counted, undone=undone).status_code == 200

    assert state(kopi) == ("Painted", "Asia/Singapore")
    assert undone == []


def test_an_answer_of_5xx_takes_back_everything_and_says_so(mei, kopi):
    undone = []

    answer = call(
        "post", person=mei, view=Counted, undone=undone, then=staticmethod(lambda: Response({"no": 1}, status=503))
    )

    assert (answer.status_code, answer.data) == (503, {"no": 1})
    assert state(kopi) == ("Kopi Labs", "UTC")
    assert undone == ["undone"]


def test_a_crash_takes_back_everything_and_says_so(mei, kopi):
    undone = []

    with pytest.raises(ZeroDivisionError):
        call("post", person=mei, view=Counted, undone=undone, then=staticmethod(lambda: 1 / 0))

    assert state(kopi) == ("Kopi Labs", "UTC")
    assert undone == ["undone"]
    assert organisation_in_force() is None


def test_what_fails_while_undoing_does_not_change_the_answer(mei, kopi):
    class Stubborn(list):
        def append(self, _):
            raise ConnectionError

    answer = call("post", person=mei, undone=Stubborn(), then=staticmethod(lambda: Response(status=500)))

    assert answer.status_code == 500


def test_long_work_runs_for_nobody_and_opens_its_own_scope(mei, kopi):
    assert call(person=mei, view=LongWork).data["in_force"] == "None"


@pytest.mark.django_db(transaction=True)
def test_a_commit_that_fails_is_undone_too(mei, kopi, owner_database):
    """A constraint that is checked at the commit fails after the handler has answered 200."""
    owner_database.execute(
        """
        CREATE FUNCTION no_paint() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION 'wet' USING ERRCODE = 'integrity_constraint_violation'; END $$;
        CREATE CONSTRAINT TRIGGER wet AFTER UPDATE ON orchestrator_organisations_organisation
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION no_paint();
        """
    )
    undone = []
    try:
        with pytest.raises(Exception, match="wet"):
            call("post", person=mei, undone=undone)
    finally:
        owner_database.execute("DROP FUNCTION no_paint() CASCADE")

    assert undone == ["undone"]
    assert state(kopi) == ("Kopi Labs", "UTC")
