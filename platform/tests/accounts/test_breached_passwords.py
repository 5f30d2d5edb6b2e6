"""Passwords that were stolen elsewhere are not taken here; a service that is down keeps nobody out."""

import socket
from contextlib import contextmanager, suppress
from hashlib import sha1
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import perf_counter, sleep

import pytest
from accounts.browser import PASSWORD

from orchestrator.accounts.models import User

pytestmark = pytest.mark.django_db
STOLEN, FREE = "Stolen-Beans-2019", "Fresh-Beans-2027"


def rest_of(password):
    return sha1(password.encode()).hexdigest().upper()[5:]


@contextmanager
def service(answer=200, body=None, delay=0.0):
    """A range service on this machine, and what it was asked."""
    asked = []

    class Range(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append((self.path, self.headers["Add-Padding"]))
            sleep(delay)
            self.send_response(answer)
            self.end_headers()
            lines = [f"{rest_of(STOLEN)}:42", f"{rest_of(FREE)}:0", "0" * 35 + ":3"]
            with suppress(BrokenPipeError):  # whoever asked has stopped waiting
                self.wfile.write(("\r\n".join(lines) if body is None else body).encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Range)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/range", asked
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def asking(settings):
    def at(address):
        settings.ORCHESTRATOR = settings.ORCHESTRATOR.model_copy(update={"breached_passwords_url": address})

    return at


def test_a_stolen_password_is_refused_and_the_service_learns_five_digits(browser, asking):
    with service() as (address, asked):
        asking(address)

        answer = browser.sign_up(password=STOLEN)

    assert answer.status_code == 400
    (error,) = answer.json()["errors"]
    assert (error["code"], error["param"]) == ("password_breached", "password")
    assert not User.objects.exists()
    assert asked == [(f"/range/{sha1(STOLEN.encode()).hexdigest().upper()[:5]}", "true")]


def test_what_only_pads_the_answer_is_free(browser, asking):
    with service() as (address, _):
        asking(address)

        assert browser.sign_up(password=FREE).status_code == 401


def test_a_stolen_one_cannot_be_changed_to_either(browser, mei, asking):
    browser.sign_in()
    with service() as (address, _):
        asking(address)
        body = {"current_password": PASSWORD, "new_password": STOLEN}

        answer = browser.post("/account/password/change", body)

    assert answer.json()["errors"][0]["code"] == "password_breached"


@pytest.mark.parametrize("fault", [{"answer": 503}, {"answer": 404}, {"body": "\x00 not a list :::"}])
def test_a_service_with_a_fault_keeps_nobody_out(browser, asking, fault):
    with service(**fault) as (address, _):
        asking(address)

        assert browser.sign_up(password=STOLEN).status_code == 401


def test_a_slow_service_is_waited_for_one_second(browser, asking):
    with service(delay=3) as (address, _):
        asking(address)
        began = perf_counter()

        assert browser.sign_up(password=STOLEN).status_code == 401

        assert perf_counter() - began < 2.5


def test_a_service_that_is_not_there_keeps_nobody_out(browser, asking):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        asking(f"http://127.0.0.1:{taken.getsockname()[1]}/range")

        assert browser.sign_up(password=STOLEN).status_code == 401


def test_without_a_service_nobody_is_asked(browser, asking):
    asking(None)

    assert browser.sign_up(password=STOLEN).status_code == 401
