"""What people do with members and invitations, in the words that they read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from conftest import Stack
from playwright.sync_api import Browser, Page, expect
from steps import sign_in

MEI = ("mei@kopi.example", "Kopi-Labs-2026")
RAVI = ("ravi@teh.example", "Teh-Tarik-2026")
PASSWORD = "Kopi-Labs-2026"


@contextmanager
def visitor(browser: Browser, stack: Stack) -> Iterator[Page]:
    """Somebody at a browser of their own."""
    context = browser.new_context(base_url=stack.site)
    context.set_default_timeout(20_000)
    try:
        yield context.new_page()
    finally:
        context.close()


@contextmanager
def signed_in(browser: Browser, stack: Stack, person: tuple[str, str]) -> Iterator[Page]:
    """The same, signed in."""
    with visitor(browser, stack) as page:
        page.goto("/sign-in")
        sign_in(page, *person)
        page.wait_for_url(lambda address: "/sign-in" not in address)
        yield page


def to_members(page: Page) -> None:
    """Kopi Labs' members."""
    page.goto("/kopi-labs/members")
    expect(page.get_by_role("heading", name="Members", level=1)).to_be_visible()


def invite(page: Page, addresses: str, role: str = "Member") -> None:
    """From the page of members to the answers."""
    page.get_by_role("button", name="Invite people").click()
    page.get_by_label("E-mail addresses").fill(addresses)
    if role != "Member":
        page.get_by_role("dialog").get_by_role("button", name=re.compile("^(Role|Member)")).click()
        page.get_by_role("option", name=re.compile(f"^{role}")).click()
    page.get_by_role("button", name="Send invitations").click()
    expect(page.get_by_role("list", name="What became of each address")).to_be_visible()


def letter(stack: Stack, address: str) -> str:
    """The link in the newest invitation to *address*."""
    return stack.link(address, "invites you to", "/invitations#")


def act(page: Page, name: str, action: str) -> None:
    """Choose an action of a member's menu."""
    page.get_by_role("button", name=f"Actions for {name}").click()
    page.get_by_role("menuitem", name=action).click()
