"""The story: a stranger becomes a paying customer, and staff find all of it."""

import re
import shlex
import subprocess
import time
from uuid import uuid4

import httpx
import pytest
from conftest import Stack
from playwright.sync_api import Page, expect
from steps import choose_starter, create_key, new_key, pay, sign_in, sign_up, to_dashboard, verify

PASSWORD = "Teh-Tarik-2026"
RAVI = ("ravi@teh.example", "Teh-Tarik-2026")
STAFF = ("staff@techflow.example", "Tech-Flow-2026")


@pytest.fixture
def address() -> str:
    """A stranger's address, new in each test."""
    return f"ravi-{uuid4().hex[:8]}@teh.example"


def test_a_stranger_becomes_a_paying_customer(page: Page, stack: Stack, address: str):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.goto("/pricing")
    expect(page.get_by_text("SGD 39", exact=False).first).to_be_visible()
    page.get_by_text("Annual", exact=False).first.click()
    expect(page.get_by_text("SGD 390", exact=False).first).to_be_visible()

    sign_up(page, address, PASSWORD)
    verify(page, stack, address)
    expect(page.get_by_role("heading", name="Welcome to")).to_be_visible()
    expect(page.get_by_text("Professional trial")).to_be_visible()

    key, curl = create_key(page)
    printed = subprocess.run(shlex.split(curl.replace("\\\n", " ")), capture_output=True, text=True, timeout=20)
    assert printed.returncode == 0, printed.stderr
    called = time.monotonic()
    expect(page.get_by_text("We received it")).to_be_visible(timeout=8_000)
    page.get_by_role("button", name="I have copied the key").click()
    page.goto(organisation_address(page))
    expect(page.get_by_role("heading", name="Recent calls")).to_be_visible()
    expect(page.get_by_text("/api/v1/records").first).to_be_visible()

    product_api(stack, key)
    assert time.monotonic() - called < 60

    choose_starter(page)
    pay(page, "4000 0000 0000 0002")
    expect(page.get_by_role("alert")).to_contain_text("declined")
    pay(page, "4242 4242 4242 4242")
    expect(page.get_by_text("Starter is active")).to_be_visible(timeout=20_000)
    expect(page.get_by_text("10,000").first).to_be_visible()
    stack.mail(address, "Starter")

    page.goto(organisation_address(page) + "/audit")
    expect(page.get_by_text(re.compile("Starter")).first).to_be_visible()


def product_api(stack: Stack, key: str) -> None:
    """TechFlow's own product, with the same key."""
    headers = {"Authorization": f"Bearer {key}"}
    records = f"{stack.site}/api/v1/records"
    created = httpx.post(records, headers=headers, json={"title": "Kopi beans", "body": "12 sacks"})
    assert created.status_code == 201, created.text
    listed = httpx.get(records, headers=headers)
    assert created.json()["id"] in {record["id"] for record in listed.json()["data"]}
    assert "RateLimit" in str(listed.headers).replace("ratelimit", "RateLimit")


def organisation_address(page: Page) -> str:
    """The address of the organisation that the page belongs to."""
    found = re.match(r"https?://[^/]+/[a-z0-9-]+", page.url)
    assert found
    return found.group()


def test_the_plans_limit_says_what_to_do_next(page: Page, stack: Stack):
    """Teh Stall is on Free: 1,000 calls an hour."""
    page.goto("/sign-in?next=/teh-stall/api-keys")
    sign_in(page, *RAVI)
    page.wait_for_url(re.compile(r"^[^?]*/teh-stall/api-keys"))
    key, _ = new_key(page)

    with httpx.Client(base_url=stack.site, headers={"Authorization": f"Bearer {key}"}) as client:
        for _ in range(1_000):
            answered = client.get("/api/v1/records?limit=1")
            assert answered.status_code == 200, answered.text
        refused = client.get("/api/v1/records?limit=1")

    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    told = refused.json()
    assert (told["used"], told["limit"]) == (1_000, 1_000)
    assert told["resets_at"]
    assert told["upgrade_url"] == f"{stack.site}/teh-stall/plans"
    page.goto(told["upgrade_url"])
    expect(page.get_by_role("button", name="Choose Starter")).to_be_visible()


def test_a_webhook_that_never_comes_keeps_nobody_waiting(page: Page, stack: Stack, address: str):
    httpx.post(f"{stack.sandbox}/_sandbox/hold", json={}).raise_for_status()
    try:
        sign_up(page, address, PASSWORD)
        verify(page, stack, address)
        to_dashboard(page)
        choose_starter(page)
        pay(page, "4242 4242 4242 4242")

        expect(page.get_by_text("Starter is active")).to_be_visible(timeout=20_000)
    finally:
        httpx.post(f"{stack.sandbox}/_sandbox/release", json={}).raise_for_status()


def test_staff_find_the_person_and_replay_a_dead_letter(page: Page, stack: Stack, address: str, browser):
    httpx.post(f"{stack.sandbox}/_sandbox/mail", json={"refuse_next": 1, "code": 550}).raise_for_status()
    sign_up(page, address, PASSWORD)

    page.context.clear_cookies()
    page.goto("/console/")
    sign_in(page, *STAFF)
    page.wait_for_url(re.compile(r"^[^?]*/console/"))
    page.goto(f"/console/orchestrator_accounts/user/?q={address}")
    expect(page.get_by_text(address).first).to_be_visible()

    page.goto("/console/dead-letters/")
    expect(page.get_by_text(address).first).to_be_visible()
    page.get_by_text(address).first.click()
    page.get_by_role("button", name="Replay").first.click()

    stack.mail(address, "")
    page.goto("/console/orchestrator_events/fact/?q=dead_letter")
    expect(page.get_by_text("dead_letter_replayed").first).to_be_visible()


def test_a_restart_in_mid_flow_loses_nothing(page: Page, stack: Stack, address: str):
    sign_up(page, address, PASSWORD)
    verify(page, stack, address)
    to_dashboard(page)
    choose_starter(page)

    stack.stop()
    stack.start()

    pay(page, "4242 4242 4242 4242")
    expect(page.get_by_text("Starter is active")).to_be_visible(timeout=20_000)
