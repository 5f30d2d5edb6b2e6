"""The messages about an account: readable as text and as HTML, in the site's name, without what must not stay."""

import pytest
from accounts.browser import key_of, mails
from django.utils import timezone

from orchestrator.accounts.adapter import MAILS
from orchestrator.mail.rendering import render

TEMPLATES = sorted({template for template, _, _ in MAILS.values()})
CONTEXT = {
    "activate_url": "http://localhost:3000/verify/MQ%3A1abc%3Axyz",
    "password_reset_url": "http://localhost:3000/reset/c0ffee-1",
    "signup_url": "http://localhost:3000/sign-up",
    "timestamp": timezone.now(),
}


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_says_the_same_as_text_and_as_html(template):
    mail = render(template=template, context=CONTEXT)

    assert "Sample" in mail.subject
    assert "{" not in mail.text + mail.subject
    assert mail.text.startswith("Hello,")
    assert "\N{NO-BREAK SPACE}" not in mail.text
    assert mail.html.lstrip().lower().startswith("<!doctype html>")
    assert "<mj-" not in mail.html
    assert "{{" not in mail.html
    assert "{%" not in mail.html
    assert "prefers-color-scheme: dark" in mail.html
    assert len(mail.html) < 100_000, "longer mail is cut by some readers"


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_link_that_is_in_the_text_is_in_the_html(template):
    mail = render(template=template, context=CONTEXT)

    links = [word for word in mail.text.split() if word.startswith("http://localhost:3000/")]
    assert links
    assert all(link in mail.html for link in links)


def test_a_site_may_change_a_word_and_its_name_cannot_break_the_frame(settings):
    settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"site_name": "Tea & <Coffee>"})

    mail = render(template="verify_address", context=CONTEXT)

    assert "Tea & <Coffee>" in mail.text
    assert "Tea &amp; &lt;Coffee&gt;" in mail.html


@pytest.mark.django_db
def test_a_link_is_marked_as_a_secret(browser, mei):
    browser.post("/auth/password/request", {"email": "mei@kopi.example"})
    (mail,) = mails()
    key = key_of(mail)

    mail.forget_bodies()

    assert mail.secret
    assert key not in f"{mail.text}{mail.html}{mail.subject}{mail.key}"
