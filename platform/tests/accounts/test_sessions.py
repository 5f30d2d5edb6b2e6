"""Where one is signed in, for how long, and ending it from elsewhere."""

import re

import pytest
from accounts.browser import PASSWORD, Browser, mails, travel
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orchestrator.accounts.operations import end_sessions, forget_ended_sessions
from orchestrator.accounts.personal_data import erase_for, export_for
from orchestrator.events.models import Fact
from orchestrator.kit.time import now
from orchestrator.tenancy.acting import across_organisations

pytestmark = pytest.mark.django_db
NEW = "Fresh-Beans-2027"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
IPHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) "
    "Version/17.5 Mobile/15E148 Safari/604.1"
)
API = "/api/v1/user/sessions"


def on(user_agent, address="203.0.113.7", **headers):
    return Browser(**{"User-Agent": user_agent, "X-Forwarded-For": address, **headers})


def listed(browser):
    return browser.send("GET", API, base="").json()["data"]


def facts(name):
    with across_organisations(reason="a test"):
        return list(Fact.objects.filter(name=name))


def remembered(browser):
    browser.client.cookies["remember"] = "1"
    browser.sign_in()
    return browser


def test_the_list_says_device_and_rough_place_and_which_is_here(mei, settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"country_header": "CF-IPCountry"})
    desk = on(FIREFOX, **{"CF-IPCountry": "sg"})
    phone = on(IPHONE, "2001:db8:12:34::1")
    desk.sign_in()
    phone.sign_in()

    here, there = listed(phone)

    assert (here["device"], here["is_handheld"], here["is_current"]) == ("Safari on iOS", True, True)
    assert (there["device"], there["is_handheld"], there["is_current"]) == ("Firefox on Windows", False, False)
    assert (there["country"], there["network"]) == ("SG", "203.0.113.…")
    assert (here["country"], here["network"]) == ("", "2001:db8:12:…")
    assert here["id"].startswith("ses_")
    assert phone.session_id not in str(listed(phone))
    assert "203.0.113.7" not in str(listed(phone))


def test_a_country_is_believed_only_from_the_header_that_the_site_trusts(mei):
    browser = on(FIREFOX, **{"CF-IPCountry": "SG", "X-Country": "SG"})
    browser.sign_in()

    assert listed(browser)[0]["country"] == ""


def test_last_seen_moves_on_with_use(browser, mei):
    browser.sign_in()
    first = listed(browser)[0]["last_seen_at"]
    cache.clear()

    with travel(minutes=10):
        assert listed(browser)[0]["last_seen_at"] > first


def test_one_is_ended_from_another_browser_at_once(browser, another_browser, mei):
    browser.sign_in()
    another_browser.sign_in()
    (there,) = [one for one in listed(browser) if not one["is_current"]]

    assert browser.send("DELETE", f"{API}/{there['id']}", base="").status_code == 204

    assert not another_browser.is_signed_in()
    assert browser.is_signed_in()
    assert len(listed(browser)) == 1


def test_all_others_are_ended_together(browser, another_browser, mei):
    browser.sign_in()
    another_browser.sign_in()

    assert browser.send("DELETE", API, base="").status_code == 204

    assert (browser.is_signed_in(), another_browser.is_signed_in()) == (True, False)


def test_a_strangers_session_cannot_be_ended(browser, mei):
    stranger = Browser()
    stranger.sign_up(email="ravi@x.example")
    browser.sign_in()
    (hers,) = listed(browser)
    thief = Browser()
    thief.client.force_login(type(mei).objects.get(email="ravi@x.example"))

    assert thief.send("DELETE", f"{API}/{hers['id']}", base="").status_code == 404
    assert browser.is_signed_in()


def test_a_session_that_a_cache_still_holds_is_ended_all_the_same(browser, mei):
    browser.sign_in()
    UserSession.objects.all().delete()

    with travel(minutes=2):
        cache.delete(f"seen:{browser.session_id}")
        assert not browser.is_signed_in()


def test_losing_the_cache_signs_nobody_out(browser, mei):
    browser.sign_in()

    cache.clear()

    assert browser.is_signed_in()


def test_remembered_the_session_slides_for_thirty_days(mei):
    browser = remembered(Browser())
    assert browser.client.cookies["sessionid"]["max-age"] > 89 * 24 * 3600, "the cookie carries the longest time"

    for days in (25, 50, 75):
        cache.clear()  # Valkey has its own clock
        with travel(days=days):
            assert browser.is_signed_in(), days
    cache.clear()
    with travel(days=91):
        assert not browser.is_signed_in(), "however often it is used, it ends"


def test_remembered_but_unused_for_thirty_days_it_ends(mei):
    browser = remembered(Browser())
    cache.clear()

    with travel(days=30, minutes=1):
        assert not browser.is_signed_in()


def test_not_remembered_it_ends_after_a_day_however_often_it_is_used(browser, mei):
    browser.sign_in()
    for hours in (8, 16, 23):
        cache.clear()
        with travel(hours=hours):
            assert browser.is_signed_in()
            browser.post("/auth/reauthenticate", {"password": PASSWORD})
    cache.clear()
    with travel(hours=24, minutes=1):
        assert not browser.is_signed_in()


def test_a_new_device_is_told_with_a_way_out(mei):
    known = on(FIREFOX)
    known.sign_in()
    assert mails("new_device") == [], "the first one is no news"
    known.sign_out()
    known.sign_in()
    assert mails("new_device") == [], "nor is one that was used before"

    thief = on(IPHONE, "198.51.100.20")
    thief.sign_in()

    (mail,) = mails("new_device")
    assert mail.to == mei.email
    assert mail.secret
    assert "Safari on iOS" in mail.text
    assert "198.51.100.…" in mail.text
    (fact,) = facts("accounts.signed_in_on_new_device")
    assert (fact.actor_id, fact.body["device"]) == (mei.pk, "Safari on iOS")
    assert "198.51" not in str(fact.body)

    key = re.search(r"/not-me/(\S+)", mail.text)[1]
    answer = Browser().post("/auth/not-me", {"key": key})

    assert answer.status_code == 200
    assert not thief.is_signed_in()
    assert not known.is_signed_in()
    assert thief.sign_in().status_code == 400, "they may know the password"
    assert len(facts("accounts.entry_disowned")) == 1
    again = Browser().post("/auth/not-me", {"key": key})
    assert again.status_code == 400, "a link works once"


@pytest.mark.parametrize("key", ["", "nonsense", "eyJwZXJzb24iOiJ4In0:1abc:forged", 7, None])
def test_a_forged_way_out_ends_nothing(browser, mei, key):
    browser.sign_in()

    assert Browser().post("/auth/not-me", {"key": key}).status_code == 400
    assert browser.is_signed_in()


def test_a_forged_device_cookie_hides_nothing(mei):
    on(FIREFOX).sign_in()
    thief = on(IPHONE)
    thief.client.cookies["devices"] = "WyJhIl0:1abc:forged"

    thief.sign_in()

    assert len(mails("new_device")) == 1


def test_a_person_who_is_erased_leaves_no_session_behind(browser, mei):
    browser.sign_in()
    assert export_for(mei.pk)["sessions"][0]["network_address"]

    erase_for(mei.pk)

    assert not browser.is_signed_in()
    assert not UserSession.objects.exists()


def test_ending_is_safe_to_repeat_and_keeps_the_one_that_is_named(browser, another_browser, mei):
    browser.sign_in()
    another_browser.sign_in()

    assert end_sessions(person_id=mei.pk, except_session_key=browser.session_id) == 1
    assert end_sessions(person_id=mei.pk, except_session_key=browser.session_id) == 0
    assert browser.is_signed_in()


def test_what_is_over_is_forgotten(browser, mei):
    browser.sign_in()

    assert forget_ended_sessions(at=now()) == 0
    with travel(days=2):
        assert forget_ended_sessions(at=now()) == 1
    assert not Session.objects.exists()


def test_signing_in_costs_the_same_however_many_sessions_there_are(mei, django_assert_max_num_queries):
    for _ in range(3):
        Browser().sign_in()
    few, many = Browser(), Browser()
    with CaptureQueriesContext(connection) as before:
        few.sign_in()
        cost = len(before)
    for _ in range(10):
        Browser().sign_in()

    with django_assert_max_num_queries(cost):
        many.sign_in()

    assert len(listed(many)) == 15
