"""What a person does, in the words that they read."""

import re

from conftest import Stack
from playwright.sync_api import Page, expect


def sign_up(page: Page, email: str, password: str) -> None:
    """Fill in the form; ends on "check your mail"."""
    page.goto("/sign-up")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", name="Check your mail")).to_be_visible()


def verify(page: Page, stack: Stack, email: str) -> None:
    """Follow the mailed link and press the button; ends on the welcome page."""
    page.goto(stack.link(email, "", "/verify/"))
    page.get_by_role("button", name="Verify my address").click()
    page.wait_for_url(re.compile("/welcome"))


def sign_in(page: Page, email: str, password: str) -> None:
    """Fill in the sign-in form of the page that is open."""
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def create_key(page: Page) -> tuple[str, str]:
    """From the welcome page to a key that is shown once; the key and the curl line beside it."""
    page.get_by_role("link", name="Create an API key").click()
    return new_key(page)


def new_key(page: Page) -> tuple[str, str]:
    """On the page of keys: a key that may do everything; the key and the curl line beside it."""
    page.get_by_role("button", name="Create API key").first.click()
    page.get_by_label("Name").fill("Till at the front")
    page.get_by_role("button", name="Create key").click()
    expect(page.get_by_text("Copy the key now")).to_be_visible()
    return page.get_by_label("API key", exact=True).inner_text(), page.get_by_label(
        "Try it: your first call", exact=True
    ).inner_text()


def to_dashboard(page: Page) -> None:
    """From the welcome page."""
    page.get_by_role("link", name="Go to the dashboard").click()
    expect(page.get_by_role("heading", name="Dashboard", level=1)).to_be_visible()


def choose_starter(page: Page) -> None:
    """From any page of the organisation to the hosted checkout."""
    page.goto(re.match(r"https?://[^/]+/[a-z0-9-]+", page.url).group() + "/plans")
    page.get_by_role("button", name="Choose Starter").click()
    page.wait_for_url(re.compile("/c/pay/"))


def pay(page: Page, number: str) -> None:
    """Fill in the card on the hosted page and press the button."""
    page.get_by_label("Card number").fill(number)
    page.get_by_label("Expiry").fill("12 / 40")
    page.get_by_label("Security code").fill("123")
    page.get_by_label("Name on card").fill("Ravi Kumar")
    page.get_by_role("button", name=re.compile("Pay|Subscribe")).click()
