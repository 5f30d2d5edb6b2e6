"""Fetching what a stranger points at: the public internet, and nothing that is near."""

import socket
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from threading import Thread

import pytest

from orchestrator.kit import outbound
from orchestrator.kit.conf import conf
from orchestrator.kit.outbound import Refused, Unreachable, fetch, is_public

NEAR = [
    "127.0.0.1",
    "127.8.8.8",
    "0.0.0.0",
    "10.0.0.1",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::7f00:1",
    "2002:7f00:1::",
    "fe80::1",
    "fc00::1",
    "fd00:ec2::254",
    "ff02::1",
]
ADDRESSES = [
    "https://127.0.0.1/",
    "https://localhost/",
    "https://0/",
    "https://0x7f000001/",
    "https://2130706433/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://user@127.0.0.1/",
    "https://example.com:22/",
    "http://example.com/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_x",
    "javascript:alert(1)",
    "https://",
    "",
    "https://exa\r\nmple.com/",
]


class Answers(BaseHTTPRequestHandler):
    """A small server on this machine: a picture, a redirect, a flood, a refusal, a crash."""

    def do_GET(self):
        status, headers, body = self.server.pages[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.server.seen.append(self.path)
        self.wfile.write(body)

    def log_message(self, *_):
        """Quiet."""


@pytest.fixture
def nearby(settings):
    """The server; it is on the list of those that may be asked."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.seen, server.pages = [], {}
    Thread(target=server.serve_forever, daemon=True).start()
    server.host = f"127.0.0.1:{server.server_port}"
    allow(settings, server.host)
    yield server
    server.shutdown()
    server.server_close()


def allow(settings, *hosts):
    settings.ORCHESTRATOR = conf().model_copy(update={"outbound_allowed_hosts": hosts})


@pytest.mark.parametrize("address", NEAR)
def test_an_address_that_is_near_is_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_of_the_internet_is(address):
    assert is_public(ip_address(address))


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_near_or_odd_is_fetched(settings, address):
    allow(settings)

    with pytest.raises((Refused, Unreachable)):
        fetch(address, most=1000)


def test_a_host_that_is_not_on_the_list_is_never_connected_to(settings, nearby):
    allow(settings)

    for address in (f"http://{nearby.host}/", f"https://{nearby.host}/", f"https://127.0.0.1:{nearby.server_port}/"):
        with pytest.raises(Refused):
            fetch(address, most=1000)

    assert nearby.seen == []


def test_a_name_with_one_address_that_is_near_is_refused(monkeypatch, settings):
    allow(settings)
    asked = []

    def resolve(host, port, **_):
        asked.append(host)
        found = ("93.184.215.14", "10.0.0.7") if len(asked) == 1 else ("93.184.215.14",)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]

    monkeypatch.setattr(outbound.socket, "getaddrinfo", resolve)

    with pytest.raises(Refused):
        fetch("https://rebinding.example/", most=1000)
    assert asked == ["rebinding.example"]


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch, settings):
    allow(settings)
    monkeypatch.setattr(
        outbound.socket,
        "getaddrinfo",
        lambda host, port, **_: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.215.14", port))],
    )
    sent = []
    guarded = outbound.Guarded()
    monkeypatch.setattr(
        guarded._inner, "handle_request", lambda request: sent.append(request) or outbound.httpx.Response(204)
    )

    guarded.handle_request(outbound.httpx.Request("GET", "https://pictures.example/a.png"))

    (request,) = sent
    assert request.url.host == "93.184.215.14"
    assert request.headers["Host"] == "pictures.example"
    assert request.extensions["sni_hostname"] == "pictures.example"


def test_what_may_be_asked_answers(nearby):
    nearby.pages["/a.png"] = (200, {}, b"picture")

    assert fetch(f"http://{nearby.host}/a.png", most=1000) == b"picture"


def test_a_redirect_is_checked_like_any_other_address(nearby):
    nearby.pages["/out"] = (302, {"Location": "http://127.0.0.1:1/inside"}, b"")
    nearby.pages["/again"] = (302, {"Location": "/again"}, b"")

    for path in ("/out", "/again"):
        with pytest.raises(Refused):
            fetch(f"http://{nearby.host}{path}", most=1000)


def test_too_much_is_refused_and_a_crash_may_be_tried_again(nearby):
    nearby.pages |= {"/big": (200, {}, b"x" * 1001), "/gone": (404, {}, b""), "/down": (503, {}, b"")}

    with pytest.raises(Refused):
        fetch(f"http://{nearby.host}/big", most=1000)
    with pytest.raises(Refused):
        fetch(f"http://{nearby.host}/gone", most=1000)
    with pytest.raises(Unreachable):
        fetch(f"http://{nearby.host}/down", most=1000)
