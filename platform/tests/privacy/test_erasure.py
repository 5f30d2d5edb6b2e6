"""What is left of a person who is gone."""

from datetime import timedelta
from io import BytesIO

import pytest
from accounts.browser import PASSWORD, Browser, mails, travel
from allauth.account.models import EmailAddress
from django.core.files.storage import default_storage
from django.db import connection
from PIL import Image
from privacy.test_account_deletion import CONFIRM, confirmed, key, post

from orchestrator.accounts.models import AddressChange, User
from orchestrator.accounts.operations import ask_for_address, confirm_address, replace_picture
from orchestrator.accounts.operations.addresses import CONFIRM as TO_CONFIRM
from orchestrator.accounts.operations.addresses import key_for
from orchestrator.api_keys.models import ApiKey
from orchestrator.api_keys.operations import create_key
from orchestrator.events.models import Fact
from orchestrator.jobs.models import Owed
from orchestrator.kit.time import now
from orchestrator.organisations.models import Membership, Organisation
from orchestrator.privacy.models import AccountDeletion, Erasure
from orchestrator.tenancy.acting import across_organisations, acting_for
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db
TRACES = ("mei@kopi.example", "mei@tan.example", "Mei Tan")


def drawn():
    out = BytesIO()
    Image.new("RGB", (80, 60)).save(out, "PNG")
    return out.getvalue()


def text_columns():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
            " AND data_type IN ('character varying', 'text', 'jsonb', 'inet') ORDER BY 1, 2"
        )
        return cursor.fetchall()


def traces():
    """Every column of the database in which something of Mei still stands."""
    found = []
    with across_organisations(reason="a test"), connection.cursor() as cursor:
        for table, column in text_columns():
            for trace in TRACES:
                cursor.execute(f'SELECT 1 FROM "{table}" WHERE "{column}"::text ILIKE %s LIMIT 1', [f"%{trace}%"])
                if cursor.fetchone():
                    found.append((f"{table}.{column}", trace))
    return found


def test_nothing_in_any_table_says_who_the_person_was(browser, mei, kopi, ravi, join):
    join(kopi, ravi, "owner")
    change = ask_for_address(person_id=mei.pk, new_address="mei@tan.example", at=now())
    confirm_address(key=key_for(change.pk, TO_CONFIRM), at=now())
    picture = replace_picture(person_id=mei.pk, data=drawn()).picture
    drain()
    assert traces(), "or the test below proves nothing"
    confirmed(browser)

    with travel(days=14, minutes=1):
        drain()

    assert traces() == []
    assert not default_storage.exists(picture)
    assert User.objects.get(pk=mei.pk).email.endswith("@erased.invalid")
    assert not browser.is_signed_in()
    assert not EmailAddress.objects.filter(user=mei).exists()
    assert not AddressChange.objects.filter(person=mei).exists()
    assert AccountDeletion.objects.get().done_at
    with across_organisations(reason="a test"):
        assert Fact.objects.filter(name="privacy.person_erased", actor_id=mei.pk).exists()


def test_the_way_in_is_closed_and_one_is_told_goodbye(browser, mei, mailoutbox):
    confirmed(browser)

    with travel(days=14, minutes=1):
        drain()

    (farewell,) = mailoutbox[-1:]
    assert (farewell.to, farewell.subject) == (["mei@kopi.example"], "Your Sample account was deleted")
    assert [mail.to for mail in mails("account_deleted")] == ["nobody@erased.invalid"]
    assert Browser().sign_in().status_code == 400
    Browser().post("/auth/password/request", {"email": "mei@kopi.example"})
    assert not mails("password_reset")


def test_the_address_is_free_for_a_new_beginning(browser, mei):
    confirmed(browser)
    with travel(days=14, minutes=1):
        drain()

    assert Browser().sign_up().status_code == 401, "signed up: the mail is on its way"

    assert User.objects.filter(email="mei@kopi.example").exclude(pk=mei.pk).exists()


def test_an_organisation_of_ones_own_goes_too(browser, mei, kopi):
    create_key(organisation_id=kopi.pk, actor_id=mei.pk, name="Till", scopes=["usage:read"], at=now())
    confirmed(browser)

    with travel(days=14, minutes=1):
        drain()

    with acting_for(kopi.pk):
        assert Organisation.objects.get().deleted_at
        assert not Membership.objects.exists()
        assert not ApiKey.objects.exists()


def test_an_organisation_of_others_stays_and_its_keys_of_the_person_do_not(browser, mei, kopi, ravi, join):
    join(kopi, ravi, "owner")
    create_key(organisation_id=kopi.pk, actor_id=mei.pk, name="Till", scopes=["usage:read"], at=now())
    confirmed(browser)

    with travel(days=14, minutes=1):
        drain()

    with acting_for(kopi.pk):
        assert Organisation.objects.get().deleted_at is None
        assert [place.person_id for place in Membership.objects.all()] == [ravi.pk]
        assert ApiKey.objects.get().revoked_at


def test_it_is_not_done_before_it_is_due(browser, mei):
    confirmed(browser)

    with travel(days=13, hours=23):
        drain()

    assert User.objects.get(pk=mei.pk).email == "mei@kopi.example"


def test_what_was_taken_back_is_not_done(browser, mei):
    confirmed(browser)
    browser.send("DELETE", "/api/v1/user/deletion", base="")

    with travel(days=15):
        drain()

    assert User.objects.get(pk=mei.pk).is_active


def test_who_became_the_last_owner_meanwhile_is_told_and_it_is_tried_each_day(browser, mei, kopi, ravi, join):
    confirmed(browser)
    place = join(kopi, ravi, "member")

    for day in (14, 15, 16):
        with travel(days=day, minutes=day):
            drain()
    assert User.objects.get(pk=mei.pk).is_active
    assert len(mails("deletion_blocked")) == 1
    assert "only owner of Kopi Labs" in mails("deletion_blocked")[0].text

    with acting_for(kopi.pk):
        Membership.objects.filter(pk=place.pk).update(role="owner")
    with travel(days=17, minutes=20):
        drain()

    assert not User.objects.get(pk=mei.pk).is_active


def test_near_the_end_of_the_promised_time_a_person_of_the_staff_is_asked(browser, mei, kopi, ravi, join):
    confirmed(browser)
    join(kopi, ravi, "member")

    for day in range(14, 31):
        with travel(days=day, minutes=day):
            drain()

    assert Erasure.objects.filter(state=Owed.State.DEAD).count() == 1
    assert User.objects.get(pk=mei.pk).is_active


def test_it_is_done_within_thirty_days_of_asking(browser):
    browser.send("POST", "/api/v1/user/deletion", base="")
    with travel(days=2, hours=23):
        assert post(CONFIRM, key("confirm_deletion")).status_code == 200

    deletion = AccountDeletion.objects.get()
    assert deletion.due_at < deletion.asked_at + timedelta(days=30)


def test_a_repeat_changes_nothing(browser, mei):
    confirmed(browser)
    with travel(days=14, minutes=1):
        drain()
        first = User.objects.get(pk=mei.pk)
        Erasure.objects.update(state=Owed.State.PENDING, done_at=None)
        AccountDeletion.objects.update(done_at=None)

        drain()

    again = User.objects.get(pk=mei.pk)
    assert (again.email, again.is_active) == (first.email, False)
    assert len(mails("account_deleted")) == 1


def test_staff_who_go_are_staff_no_more(browser, mei):
    User.objects.filter(pk=mei.pk).update(staff_role="admin")
    confirmed(browser)
    with travel(days=14, minutes=1):
        drain()

    assert not User.objects.get(pk=mei.pk).is_staff


def test_the_password_of_the_gone_is_void(browser, mei):
    confirmed(browser)
    with travel(days=14, minutes=1):
        drain()

    assert not User.objects.get(pk=mei.pk).check_password(PASSWORD)
