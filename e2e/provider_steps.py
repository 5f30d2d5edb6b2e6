"""What a person does at Google and GitHub, which the sandbox plays."""

from uuid import uuid4

import httpx
from conftest import Stack
from playwright.sync_api import Page, expect


def new_identity(stack: Stack, provider: str, **values: object) -> dict[str, object]:
    """Somebody new at the provider, with an address of their own."""
    name = f"Aisyah {uuid4().hex[:6]}"
    given = {"provider": provider, "name": name, "email": f"{name.split()[1]}@tanjong.example", **values}
    return change(stack, given)


def change(stack: Stack, identity: dict[str, object]) -> dict[str, object]:
    """Change who they are there; the subject stays."""
    return dict(httpx.post(f"{stack.sandbox}/_sandbox/identities", json=identity).raise_for_status().json())


def choose(page: Page, name: str, identity: dict[str, object]) -> None:
    """From a page with the button, through the provider's page, back."""
    page.get_by_role("button", name=f"Continue with {name}").click()
    agree(page, identity)


def agree(page: Page, identity: dict[str, object]) -> None:
    """On the provider's page."""
    page.get_by_role("button", name=str(identity["name"])).click()


def cancel(page: Page) -> None:
    """On the provider's page."""
    page.get_by_role("button", name="Cancel").click()


def is_in_as(page: Page, who: str) -> None:
    """The portal shows that person's menu."""
    expect(page.get_by_role("button", name=f"Your account: {who}")).to_be_visible()
