"""Messages over a real SMTP server: sent once, refused for good, or tried again."""

from datetime import timedelta

import pytest
from django.db import transaction
from smtp_server import running_mailbox

from orchestrator.kit.time import now
from orchestrator.mail.models import Message
from orchestrator.mail.operations import queue_mail
from orchestrator.mail.rendering import render
from orchestrator.testing.owed import drain

pytestmark = pytest.mark.django_db
PLAN = {"plan": "Starter", "interval": "monthly", "organisation": "Kopi Labs", "address": "http://localhost:3000/kopi"}


@pytest.fixture
def mailbox(settings):
    with running_mailbox() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", found.port
        yield found


@transaction.atomic
def queue(**fields):
    return queue_mail(**{"template": "plan_started", "to": "mei@kopi.example", "context": PLAN, **fields})


def test_a_message_goes_out_with_both_bodies_and_a_stable_id(mailbox):
    message = queue()

    drain()

    (sent,) = mailbox.messages
    message.refresh_from_db()
    assert message.state == "done"
    assert (sent["To"], sent["From"]) == ("mei@kopi.example", "Sample <hello@sample.example>")
    assert sent["Subject"] == "Your Starter plan has started"
    assert sent["Message-ID"] == f"<{message.pk}@sample.example>"
    assert sent["Auto-Submitted"] == "auto-generated"
    assert "Kopi Labs is now on Starter" in sent.get_body(("plain",)).get_content()
    assert "<html" in sent.get_body(("html",)).get_content()


def test_the_text_is_written_as_text(mailbox):
    queue(context={**PLAN, "organisation": "Kopi & Sons"})

    drain()

    text = mailbox.messages[0].get_body(("plain",)).get_content()
    assert "Kopi & Sons" in text
    assert "<" not in text
    assert "\u00a0" not in text


def test_an_address_refused_for_good_is_a_dead_letter_at_once(mailbox):
    mailbox.answers = ["550 no such person"]
    message = queue()

    drain()

    message.refresh_from_db()
    assert (message.state, message.attempts) == ("dead", 1)
    assert "550" in message.last_error
    assert "mei@" not in message.last_error


def test_a_server_that_is_busy_is_tried_again(mailbox):
    mailbox.answers = ["451 later please"]
    message = queue()
    drain()
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("pending", 1)

    Message.objects.filter(pk=message.pk).update(due_at=now())
    drain()

    message.refresh_from_db()
    assert (message.state, message.attempts, len(mailbox.messages)) == ("done", 2, 1)


def test_a_server_that_is_away_is_tried_again(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    message = queue()

    drain()

    message.refresh_from_db()
    assert (message.state, message.attempts) == ("pending", 1)
    assert message.due_at - now() <= timedelta(seconds=5)


def test_one_of_a_key_is_sent_once(mailbox):
    first, second = queue(key="plan:1"), queue(key="plan:1")
    other = queue(key="plan:2")

    drain()

    assert first is not None
    assert second is None
    assert other is not None
    assert len(mailbox.messages) == 2


def test_a_second_of_a_key_does_not_spoil_the_transaction(mailbox):
    with transaction.atomic():
        queue(key="plan:1")
        queue(key="plan:1")
        queue()

    assert Message.objects.count() == 2


def test_a_change_that_is_taken_back_sends_nothing(mailbox):
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    drain()

    assert mailbox.messages == []


def test_a_secret_is_forgotten_once_it_is_sent_and_kept_until_then(mailbox):
    mailbox.answers = ["451 later please"]
    message = queue(secret=True)
    drain()
    message.refresh_from_db()
    assert "Kopi Labs" in message.text

    Message.objects.filter(pk=message.pk).update(due_at=now())
    drain()

    message.refresh_from_db()
    assert (message.state, message.text, message.html) == ("done", "", "")
    assert "Kopi Labs" in mailbox.messages[0].get_body(("plain",)).get_content()


@pytest.mark.parametrize(
    "typed", ["Pro\r\nBcc: all@kopi.example", "Pro\nX-Evil: 1\n\nbody", "Pro\x0bBcc: x", "Pro\u2028Bcc: x"]
)
def test_what_a_person_typed_cannot_add_a_header(mailbox, typed):
    message = queue(context={**PLAN, "plan": typed})

    drain()

    (sent,) = mailbox.messages
    message.refresh_from_db()
    assert message.state == "done"
    assert len(message.subject.splitlines()) == 1
    assert sent["Bcc"] is None
    assert sent["X-Evil"] is None


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "</mj-text><mj-button href='https://evil.example'>Sign in</mj-button>",
        "<mj-include path='/etc/passwd' />",
        "{{ secret }}{% now 'Y' %}",
        "&lt;b&gt;",
        '"><img src=x onerror=alert(1)>',
    ],
)
def test_what_a_person_typed_is_text_in_the_html(typed):
    html = render(template="plan_started", context={**PLAN, "organisation": typed}).html

    for tag in ("<script", "<img src=x", "evil.example'", "root:", "<b>"):
        assert tag not in html
    assert "href='https://evil" not in html
    assert 'href="https://evil' not in html


def test_a_long_subject_is_cut():
    assert len(render(template="plan_started", context={**PLAN, "plan": "x" * 500}).subject) == 200
