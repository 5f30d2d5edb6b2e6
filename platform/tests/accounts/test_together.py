"""What belongs together is kept together: after a crash, and when two requests come at once."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from accounts.browser import PASSWORD, Browser, key_of, mails
from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction

from orchestrator.accounts.models import User
from orchestrator.accounts.personal_data import erase_for, export_for
from orchestrator.events.models import Delivery, Fact
from orchestrator.tenancy.acting import across_organisations
from orchestrator.testing.owed import drain


@pytest.fixture
def breaking(owner_database):
    """Makes the database refuse new rows of a table, as if the server had died there."""
    broken = []

    def break_(table):
        owner_database.execute(f"ALTER TABLE {table} ADD CONSTRAINT dies CHECK (false) NOT VALID")
        broken.append(table)

    def mend():
        while broken:
            owner_database.execute(f"ALTER TABLE {broken.pop()} DROP CONSTRAINT dies")

    break_.mend = mend
    yield break_
    mend()


def at_once(number, call):
    def one(n):
        try:
            return call(n)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


def facts(name):
    with across_organisations(reason="a test"):
        return Fact.objects.filter(name=name).count()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["account_emailaddress", "orchestrator_mail_message"])
def test_a_sign_up_that_dies_half_way_leaves_nothing_and_can_be_repeated(browser, breaking, table):
    browser.client.raise_request_exception = False
    breaking(table)

    assert browser.sign_up().status_code == 500

    assert (User.objects.count(), EmailAddress.objects.count(), len(mails())) == (0, 0, 0)
    breaking.mend()
    assert Browser().sign_up().status_code == 401
    assert (User.objects.count(), EmailAddress.objects.count(), len(mails())) == (1, 1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_verification_that_dies_half_way_can_be_repeated(browser, breaking):
    browser.sign_up()
    key = key_of(mails()[0])
    browser.client.raise_request_exception = False
    breaking("orchestrator_events_delivery")

    assert browser.post("/auth/email/verify", {"key": key}).status_code == 500

    assert not EmailAddress.objects.get().verified
    breaking.mend()
    assert browser.post("/auth/email/verify", {"key": key}).status_code == 200
    assert facts("accounts.person_verified") == 1
    assert Delivery.objects.filter(subscriber="onboarding.welcome").exists()


@pytest.mark.django_db(transaction=True)
def test_a_reset_that_dies_half_way_leaves_the_old_password_and_the_link(browser, mei, breaking):
    browser.post("/auth/password/request", {"email": mei.email})
    key = key_of(mails("password_reset")[0])
    browser.client.raise_request_exception = False
    breaking("orchestrator_mail_message")
    body = {"key": key, "password": "Fresh-Beans-2027"}

    assert browser.post("/auth/password/reset", body).status_code == 500

    mei.refresh_from_db()
    assert mei.check_password(PASSWORD)
    breaking.mend()
    assert browser.post("/auth/password/reset", body).status_code == 401
    assert facts("accounts.password_changed") == 1


@pytest.mark.django_db(transaction=True)
def test_one_address_signed_up_six_times_at_once_is_one_person(db):
    browsers = [Browser() for _ in range(6)]

    answers = at_once(6, lambda n: browsers[n].sign_up(email="mei@kopi.example").status_code)

    assert answers == [401] * 6
    assert (User.objects.count(), EmailAddress.objects.count()) == (1, 1)
    assert [mail.template for mail in mails()] == ["verify_address"]


@pytest.mark.django_db(transaction=True)
def test_one_link_pressed_six_times_at_once_verifies_once(browser):
    browser.sign_up()
    key = key_of(mails()[0])
    browsers = [Browser() for _ in range(6)]

    answers = at_once(6, lambda n: browsers[n].post("/auth/email/verify", {"key": key}).status_code)

    assert set(answers) <= {400, 401}
    assert facts("accounts.person_verified") == 1


@pytest.mark.django_db(transaction=True)
def test_one_reset_link_used_six_times_at_once_sets_one_password(browser, mei):
    browser.post("/auth/password/request", {"email": mei.email})
    key = key_of(mails("password_reset")[0])
    browsers = [Browser() for _ in range(6)]

    answers = at_once(
        6, lambda n: browsers[n].post("/auth/password/reset", {"key": key, "password": f"Fresh-{n}-Beans"}).status_code
    )

    assert sorted(answers) == [400] * 5 + [401]
    assert facts("accounts.password_changed") == 1


@pytest.mark.django_db
@pytest.mark.parametrize("email", ["MEI@kopi.example", "mei@kopi.example"])
def test_the_database_refuses_a_second_person_at_an_address(mei, email):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email=email)


@pytest.mark.django_db
def test_the_database_keeps_addresses_in_small_letters(db):
    with pytest.raises(IntegrityError, match="small_letters"), transaction.atomic():
        User.objects.create(email="Ravi@x.example")


@pytest.mark.django_db
def test_what_is_known_of_mei_is_given_to_her_and_erased(browser, mei):
    browser.sign_in()
    assert export_for(mei.pk)["email"] == "mei@kopi.example"

    erase_for(mei.pk)
    erase_for(mei.pk)

    mei.refresh_from_db()
    assert not EmailAddress.objects.exists()
    assert "mei" not in str(export_for(mei.pk)).lower()
    assert not browser.is_signed_in()
    assert browser.sign_in().status_code == 400
    drain()
