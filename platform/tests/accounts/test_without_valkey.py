"""Valkey may go away: people still come in, and guessing stays limited."""

from copy import deepcopy

import pytest
from accounts.browser import Browser, mails
from django.core.cache import cache

pytestmark = pytest.mark.django_db


@pytest.fixture
def without_valkey(settings):
    """A cache whose server refuses every connection."""
    away = deepcopy(settings.CACHES)
    away["default"]["LOCATION"] = "redis://127.0.0.1:1/0"
    settings.CACHES = away
    assert cache.get("anything") is None


def test_one_signs_in_without_valkey(without_valkey, mei):
    browser = Browser()

    assert browser.sign_in().status_code == 200
    assert browser.is_signed_in()


def test_one_signs_up_and_is_mailed_without_valkey(without_valkey):
    assert Browser().sign_up(email="ann@kopi.example", name="Ann").status_code == 401

    assert [mail.to for mail in mails("verify_address")] == ["ann@kopi.example"]


def test_guessing_stays_limited_without_valkey(without_valkey, mei):
    answers = [Browser().sign_in(password=f"Wrong-{n}-2026").status_code for n in range(6)]

    assert answers == [400] * 5 + [429]
    assert Browser().sign_in().status_code == 429, "the right password does not open what is locked"
