"""Mail goes in by SMTP and is read on a page or as JSON."""

import smtplib
from email.message import EmailMessage

import httpx
import pytest

from orchestrator_sandbox.testing import RunningSandbox


def letter(to: str = "mei@kopi.example", subject: str = "Please confirm, Kopi ☕") -> EmailMessage:
    message = EmailMessage()
    message["From"] = "TechFlow <hello@techflow.example>"
    message["To"] = f"Mei Lim <{to}>"
    message["Subject"] = subject
    message["X-Kind"] = "verification"
    message.set_content("Confirm here: http://localhost:3000/verify/abc-1.\n")
    message.add_alternative(
        '<p><a href="http://localhost:3000/verify/abc-1?a=1&amp;b=2">Confirm</a><script>alert(1)</script></p>',
        subtype="html",
    )
    return message


def send(sandbox: RunningSandbox, message: EmailMessage) -> None:
    with smtplib.SMTP("127.0.0.1", sandbox.smtp_port) as smtp:
        smtp.send_message(message)


def test_a_message_is_kept_whole(sandbox: RunningSandbox) -> None:
    send(sandbox, letter())

    (message,) = sandbox.messages()

    assert message["subject"] == "Please confirm, Kopi ☕"
    assert message["from"] == "TechFlow <hello@techflow.example>"
    assert message["to"] == ["mei@kopi.example"]
    assert message["headers"]["X-Kind"] == "verification"
    assert "Confirm here" in message["text"]
    assert message["html"].startswith("<p>")
    assert message["links"] == ["http://localhost:3000/verify/abc-1?a=1&b=2", "http://localhost:3000/verify/abc-1"]
    one = httpx.get(f"{sandbox.url}/mail/api/messages/{message['id']}")
    assert one.json() == message
    assert httpx.get(f"{sandbox.url}/mail/api/messages/999999").status_code == 404


def test_the_newest_first_by_recipient_and_emptied(sandbox: RunningSandbox) -> None:
    for to, subject in (("mei@kopi.example", "One"), ("ravi@stranger.example", "Two"), ("mei@kopi.example", "Three")):
        send(sandbox, letter(to, subject))

    assert [message["subject"] for message in sandbox.messages()] == ["Three", "Two", "One"]
    assert [message["subject"] for message in sandbox.messages("MEI@kopi.example")] == ["Three", "One"]
    assert httpx.delete(f"{sandbox.url}/mail/api/messages").status_code == 204
    assert sandbox.messages() == []


@pytest.mark.parametrize("code", [550, 451])
def test_a_mail_server_that_says_no(sandbox: RunningSandbox, code: int) -> None:
    sandbox.control("mail", {"refuse_next": 1, "code": code})

    with pytest.raises(smtplib.SMTPDataError) as caught:
        send(sandbox, letter())
    send(sandbox, letter(subject="Second try"))

    assert caught.value.smtp_code == code
    assert [message["subject"] for message in sandbox.messages()] == ["Second try"]


def test_the_pages(sandbox: RunningSandbox) -> None:
    assert "No mail yet" in httpx.get(f"{sandbox.url}/mail").text
    send(sandbox, letter(subject="<b>Bold</b>"))
    (message,) = sandbox.messages()

    listed = httpx.get(f"{sandbox.url}/mail").text
    opened = httpx.get(f"{sandbox.url}/mail/{message['id']}").text
    framed = httpx.get(f"{sandbox.url}/mail/{message['id']}/html")

    assert "&lt;b&gt;Bold&lt;/b&gt;" in listed
    assert "<b>Bold" not in listed + opened
    assert 'href="http://localhost:3000/verify/abc-1"' in opened
    assert 'sandbox="allow-popups allow-popups-to-escape-sandbox"' in opened
    assert "default-src 'none'" in framed.headers["Content-Security-Policy"]
    refused = httpx.post(f"{sandbox.url}/mail/delete", headers={"Origin": "http://evil.example"})
    assert refused.status_code == 403
    assert httpx.post(f"{sandbox.url}/mail/delete").status_code == 303
    assert sandbox.messages() == []


def test_the_form_that_lets_mail_be_refused(sandbox: RunningSandbox) -> None:
    httpx.post(f"{sandbox.url}/mail/refuse", data={"refuse_next": "2", "code": "451"})

    assert sandbox.ask("mail") == {"refuse_next": 2, "code": 451}
    assert "The next 2 will be refused with 451" in httpx.get(f"{sandbox.url}/mail").text


def test_a_message_that_is_no_message(sandbox: RunningSandbox) -> None:
    with smtplib.SMTP("127.0.0.1", sandbox.smtp_port) as smtp:
        smtp.sendmail("a@b.example", ["c@d.example"], b"\xff\xfe no headers at all")
        smtp.sendmail("a@b.example", ["c@d.example"], b'Content-Type: text/html; charset="nonsense"\r\n\r\n<p>h\xe9')

    assert len(sandbox.messages()) == 2
    assert httpx.get(f"{sandbox.url}/mail").status_code == 200
    for message in sandbox.messages():
        assert httpx.get(f"{sandbox.url}/mail/{message['id']}").status_code == 200
