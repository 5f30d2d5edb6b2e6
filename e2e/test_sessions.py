"""Staying signed in, being signed out from elsewhere, being locked out, and the ways in by mail."""

import re
import uuid
from collections.abc import Iterator

import pytest
from conftest import Stack
from playwright.sync_api import Browser, Page, expect
from steps import sign_in, sign_up, verify

PASSWORD = "Kopi-Labs-2026"
WRONG = "Not-Hers-2026"
IS_IN = re.compile(r"://[^/]+/(?!sign-in)")
FORGET_GUESSES = "from orchestrator.accounts.models import Guard; Guard.objects.all().delete()"


@pytest.fixture
def email(page: Page, stack: Stack) -> str:
    """Somebody new, who is signed in on the page."""
    address = f"ada-{uuid.uuid4().hex[:8]}@tan.example"
    sign_up(page, address, PASSWORD)
    verify(page, stack, address)
    return address


@pytest.fixture
def elsewhere(browser: Browser, stack: Stack) -> Iterator[Page]:
    """Another browser, which knows nothing of the first."""
    context = browser.new_context(base_url=stack.site)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def guessing(stack: Stack) -> Iterator[None]:
    """All stories come from one network address: what is guessed in one must not stop the others."""
    stack.manage("shell", "-c", FORGET_GUESSES)
    yield
    stack.manage("shell", "-c", FORGET_GUESSES)


def sign_out(page: Page) -> None:
    page.context.clear_cookies(name=re.compile("sessionid"))


def session_cookie(page: Page) -> dict:
    return next(cookie for cookie in page.context.cookies() if cookie["name"].endswith("sessionid"))


def code_in(stack: Stack, email: str) -> str:
    text = str(stack.mail(email, "code to sign in")["text"])
    return re.search(r"\b[A-Z]{4}-[A-Z]{4}\b", text).group()


def test_remember_me_outlives_the_browser_and_the_day(page, stack, email):
    sign_out(page)
    page.goto("/sign-in")
    page.get_by_text("Keep me signed in for 30 days").click()
    sign_in(page, email, PASSWORD)
    page.wait_for_url(IS_IN)

    days = (session_cookie(page)["expires"] - page.evaluate("Date.now() / 1000")) / 86_400
    assert days > 80

    page.goto("/account/sessions")
    expect(page.get_by_text("This device")).to_be_visible()
    expect(page.get_by_text("Stays signed in")).to_be_visible()


def test_a_session_is_ended_from_another_browser(page, stack, email, elsewhere):
    elsewhere.goto("/sign-in")
    sign_in(elsewhere, email, PASSWORD)
    elsewhere.wait_for_url(IS_IN)
    elsewhere.goto("/account/sessions")
    expect(elsewhere.get_by_role("heading", name="Sessions", level=1)).to_be_visible()

    page.goto("/account/sessions")
    page.get_by_role("button", name=re.compile("^Sign out Chrome")).click()
    expect(page.get_by_text("You are signed in nowhere else.")).to_be_visible()

    elsewhere.reload()
    expect(elsewhere.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(elsewhere, email, PASSWORD)
    expect(elsewhere.get_by_role("heading", name="Sessions", level=1)).to_be_visible()


def test_a_new_device_is_told_and_thrown_out(page, stack, email, elsewhere, guessing):
    elsewhere.goto("/sign-in")
    sign_in(elsewhere, email, PASSWORD)
    elsewhere.wait_for_url(IS_IN)

    page.goto(stack.link(email, "new sign-in", "/not-me/"))
    page.get_by_role("button", name="It was not me").click()
    expect(page.get_by_role("heading", name="Your account is secured")).to_be_visible()

    elsewhere.goto("/account/sessions")
    expect(elsewhere.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(elsewhere, email, PASSWORD)
    expect(elsewhere.get_by_text("The e-mail address or the password is not right.")).to_be_visible()


def test_locked_out_and_in_again_by_mail(page, stack, email, guessing):
    sign_out(page)
    page.goto("/sign-in")
    for _ in range(5):
        sign_in(page, email, WRONG)
        expect(page.get_by_text("The e-mail address or the password is not right.")).to_be_visible()
        page.get_by_label("Password", exact=True).fill("")
    sign_in(page, email, PASSWORD)
    expect(page.get_by_text("Too many wrong passwords were tried")).to_be_visible()
    page.get_by_role("button", name="Mail me an unlock link").click()
    expect(page.get_by_text("is on its way")).to_be_visible()

    page.goto(stack.link(email, "locked", "/unlock/"))
    page.get_by_role("button", name="Unlock my account").click()
    page.get_by_role("link", name="Sign in").click()
    sign_in(page, email, PASSWORD)

    page.wait_for_url(IS_IN)


def test_in_with_a_code(page, stack, email):
    sign_out(page)
    page.goto("/account/security")
    page.get_by_role("link", name="Mail me a code instead").click()
    expect(page.get_by_role("heading", name="Sign in by mail")).to_be_visible()
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send the code").click()
    expect(page.get_by_role("heading", name="Type the code")).to_be_visible()
    page.get_by_label("Code").fill("BBBB-BBBB")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("This is not the code.")).to_be_visible()
    page.get_by_label("Code").fill(code_in(stack, email).lower())
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(re.compile("/account/security"))


def test_in_with_the_link_where_it_was_asked_for_and_with_its_code_from_elsewhere(page, stack, email, elsewhere):
    sign_out(page)
    page.goto("/sign-in/code?next=/account/sessions")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_role("button", name="Send the code").click()
    expect(page.get_by_role("heading", name="Type the code")).to_be_visible()
    link = stack.link(email, "code to sign in", "/sign-in/link/")

    elsewhere.goto(link)
    elsewhere.get_by_role("button", name="Sign in").click()
    expect(elsewhere.get_by_role("heading", name="Type this code where you asked for it")).to_be_visible()
    expect(elsewhere.get_by_label("Your code", exact=True)).to_have_text(link.rpartition("/")[2])

    page.goto(link)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Sessions", level=1)).to_be_visible()


def test_an_expired_session_leads_back_to_the_page_that_one_came_from(page, stack, email):
    page.goto("/account/security")
    expect(page.get_by_role("heading", name="Security", level=1)).to_be_visible()
    sign_out(page)

    page.goto("/account/sessions")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    sign_in(page, email, PASSWORD)

    expect(page.get_by_role("heading", name="Sessions", level=1)).to_be_visible()
