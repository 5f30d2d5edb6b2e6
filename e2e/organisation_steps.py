"""What a person does with organisations, in the words that they read; and, where it is another story's, by the API."""

import re
from pathlib import Path
from typing import Any

from conftest import ROOT, Stack
from playwright.sync_api import Browser, Page, expect
from steps import sign_up, verify

PASSWORD = "Kaya-Toast-2026"
PAGES = ROOT / "sites/techflow/web/app/(portal)/[organisation]"
expect.set_options(timeout=20_000)
NOT_FOUND = "There is no page here"


def visitor(browser: Browser, stack: Stack) -> Page:
    """Somebody with a browser of their own."""
    context = browser.new_context(base_url=stack.site)
    context.set_default_timeout(60_000)
    return context.new_page()


def newcomer(browser: Browser, stack: Stack, email: str) -> Page:
    """A new person, signed in, with the organisation that they get."""
    page = visitor(browser, stack)
    sign_up(page, email, PASSWORD)
    verify(page, stack, email)
    expect(page.get_by_role("link", name="Go to the dashboard")).to_be_visible()
    return page


def api(page: Page, method: str, path: str, body: dict[str, Any] | None = None, *, organisation: str = "") -> Any:
    """A call as the page itself makes it; the answer's body."""
    cookies = {cookie["name"]: cookie["value"] for cookie in page.context.cookies()}
    headers = {"X-CSRFToken": cookies.get("csrftoken", ""), "Referer": page.url}
    if organisation:
        headers["Orchestrator-Organisation"] = organisation
    answer = page.context.request.fetch(f"/api/v1/{path}", method=method, data=body, headers=headers)
    assert answer.ok, answer.text()
    return answer.json() if answer.text() else None


def own_organisation(page: Page) -> dict[str, Any]:
    """The one that came with the sign-up."""
    return dict(api(page, "GET", "user/profile")["organisations"][0])


def join(owner: Page, guest: Page, stack: Stack, *, organisation: str, email: str) -> None:
    """Invite by mail, and accept; how that looks is the story of the members."""
    api(owner, "POST", "invitations", {"addresses": email, "role": "member"}, organisation=organisation)
    token = stack.link(email, "invite", "/invitations#").rsplit("#", 1)[1]
    api(guest, "POST", "invitation/acceptance", {"token": token})


def switch_to(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile("^Organisation:")).first.click()
    page.get_by_role("menuitemradio", name=name).click()


def shows(page: Page, name: str) -> None:
    """Which organisation the page is of."""
    expect(page.get_by_role("button", name=re.compile(f"^Organisation: {name}")).first).to_be_visible()


def addresses_of_pages(slug: str) -> list[str]:
    """Every page of an organisation that the site has: a new one is in it the day it appears."""
    found = [page.parent.relative_to(PAGES) for page in sorted(PAGES.rglob("page.tsx"))]
    return [str(Path("/") / slug / path) for path in found]
