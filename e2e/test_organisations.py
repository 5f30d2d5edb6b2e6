"""An organisation's life: made, moved, handed over, left, deleted and kept; and never shown to a stranger."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from conftest import Stack
from organisation_steps import (
    NOT_FOUND,
    addresses_of_pages,
    api,
    join,
    newcomer,
    own_organisation,
    shows,
    switch_to,
)
from playwright.sync_api import Browser, Page, expect

ONE = uuid4().hex[:8]  # so that the stories can be told again to a stack that runs
SITI, TAN = f"siti-{ONE}@kaya.example", f"tan-{ONE}@toast.example"
BEFORE, AFTER = f"toast-{ONE}", f"house-{ONE}"


@pytest.fixture(scope="module")
def siti(browser: Browser, stack: Stack) -> Iterator[Page]:
    page = newcomer(browser, stack, SITI)
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def tan(browser: Browser, stack: Stack) -> Iterator[Page]:
    page = newcomer(browser, stack, TAN)
    yield page
    page.context.close()


@pytest.fixture(scope="module")
def shared(siti: Page, tan: Page, stack: Stack) -> str:
    """Siti's organisation, which Tan has joined; its name in addresses."""
    slug = str(own_organisation(siti)["slug"])
    join(siti, tan, stack, organisation=slug, email=TAN)
    return slug


def test_a_person_makes_another_organisation_and_moves_it(siti: Page) -> None:
    siti.goto(f"/{own_organisation(siti)['slug']}")
    siti.get_by_role("button", name=re.compile("^Organisation:")).first.click()
    siti.get_by_role("menuitem", name="New organisation").click()
    siti.get_by_label("Name", exact=True).fill("Kaya Toast")
    siti.get_by_label("Name in its address").fill(BEFORE)
    siti.get_by_role("button", name="Create the organisation").click()
    siti.wait_for_url(re.compile(f"/{BEFORE}$"))
    shows(siti, "Kaya Toast")

    siti.goto(f"/{BEFORE}/settings")
    siti.get_by_label("Name in its address").fill("s1gn-in")
    siti.get_by_role("button", name="Change the address").click()
    expect(siti.get_by_text("This address is kept for our own pages.")).to_be_visible()
    siti.get_by_label("Name in its address").fill(AFTER)
    siti.get_by_role("button", name="Change the address").click()
    siti.wait_for_url(re.compile(f"/{AFTER}/settings$"))

    siti.goto(f"/{BEFORE}/members?status=active")
    siti.wait_for_url(re.compile(rf"/{AFTER}/members\?status=active$"))
    shows(siti, "Kaya Toast")


def test_two_tabs_show_two_organisations(siti: Page) -> None:
    own = own_organisation(siti)
    other = siti.context.new_page()
    siti.goto(f"/{AFTER}/settings")
    other.goto(f"/{own['slug']}/settings")

    siti.get_by_label("Name", exact=True).fill("Kaya and Toast")
    siti.get_by_role("button", name="Save changes").first.click()
    expect(siti.get_by_text("Saved.")).to_be_visible()
    other.reload()
    siti.reload()

    shows(siti, "Kaya and Toast")
    shows(other, str(own["name"]))
    switch_to(other, "Kaya and Toast")
    other.wait_for_url(re.compile(f"/{AFTER}$"))
    other.close()


def test_an_organisation_is_handed_over_and_left(siti: Page, tan: Page, shared: str, stack: Stack) -> None:
    siti.goto(f"/{shared}/settings")
    siti.get_by_role("button", name="Leave", exact=True).click()
    siti.get_by_role("button", name="Leave the organisation").click()
    expect(siti.get_by_text("This is the organisation's only owner.")).to_be_visible()
    siti.get_by_role("button", name="Cancel").click()

    siti.get_by_role("combobox", name="New owner").press_sequentially("tan", delay=80)
    siti.wait_for_load_state("networkidle")  # what is found while one types replaces the list under the pointer
    siti.get_by_role("option", name=re.compile("tan")).click()
    expect(siti.get_by_role("listbox")).to_have_count(0)
    siti.get_by_role("button", name="Offer ownership").click()
    expect(siti.get_by_text(re.compile("was asked to take it over"))).to_be_visible()

    tan.goto(f"/{shared}")
    expect(tan.get_by_text(re.compile("wants to hand this organisation over to you"))).to_be_visible()
    tan.goto(stack.link(TAN, "take over", f"/{shared}/ownership"))
    tan.get_by_role("button", name="Accept and own it").click()
    tan.wait_for_url(re.compile(f"/{shared}/settings$"))
    expect(tan.get_by_role("heading", name="Delete this organisation")).to_be_visible()

    siti.goto(f"/{shared}/settings")
    expect(siti.get_by_role("heading", name="Leave this organisation")).to_be_visible()
    expect(siti.get_by_role("heading", name="Delete this organisation")).not_to_be_visible()
    siti.get_by_role("button", name="Leave", exact=True).click()
    siti.get_by_role("button", name="Leave the organisation").click()
    siti.wait_for_url(re.compile("/welcome"))
    siti.goto(f"/{shared}")
    expect(siti.get_by_text(NOT_FOUND)).to_be_visible()


def test_an_organisation_is_deleted_and_kept_after_all(tan: Page, shared: str, stack: Stack) -> None:
    name = api(tan, "GET", "organisation", organisation=shared)["name"]
    tan.goto(f"/{shared}/settings")
    tan.get_by_role("button", name="Delete", exact=True).click()
    confirm = tan.get_by_role("button", name="Delete the organisation")
    expect(confirm).to_be_disabled()
    tan.get_by_label(re.compile("^Type")).fill(name)
    confirm.click()
    expect(tan.get_by_text(re.compile("This organisation will be deleted on"))).to_be_visible()
    expect(tan.get_by_role("button", name="Save changes")).not_to_be_visible()
    assert f"/{shared}/settings" in str(stack.mail(TAN, "will be deleted")["text"])

    tan.goto(f"/{shared}/members")
    tan.get_by_role("button", name="Keep the organisation").click()
    expect(tan.get_by_text(re.compile("This organisation will be deleted on"))).not_to_be_visible()
    tan.goto(f"/{shared}/settings")
    expect(tan.get_by_role("button", name="Save changes").first).to_be_visible()


def test_no_page_of_an_organisation_is_shown_to_a_stranger(siti: Page, tan: Page) -> None:
    pages = addresses_of_pages(AFTER)
    assert len(pages) > 8, "there is nothing to walk"

    for address in pages:
        siti.goto(address)
        expect(siti.get_by_role("heading", level=1)).to_be_visible()
        expect(siti.get_by_text(NOT_FOUND)).not_to_be_visible()  # or the walk of the stranger proves nothing

        for path in (address, address.replace(AFTER, BEFORE), address.replace(AFTER, "nowhere")):
            tan.goto(path)
            expect(tan.get_by_text(NOT_FOUND)).to_be_visible()
            assert "Kaya" not in tan.content()
