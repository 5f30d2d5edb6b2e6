"""The story of a team: asked in, come in, promoted in mid-flight, and gone."""

import re
from uuid import uuid4

import pytest
from conftest import Stack
from member_steps import MEI, PASSWORD, RAVI, act, invite, letter, signed_in, to_members, visitor
from playwright.sync_api import Browser, expect
from steps import sign_in, verify


@pytest.fixture
def newcomer() -> str:
    """An address that nobody has."""
    return f"nia-{uuid4().hex[:8]}@new.example"


def test_a_list_has_an_answer_for_each_and_a_new_person_joins_by_it(browser: Browser, stack: Stack, newcomer: str):
    with signed_in(browser, stack, MEI) as mei:
        to_members(mei)
        invite(mei, f"Nia New <{newcomer}>\nnonsense\n{MEI[0]}")
        answers = mei.get_by_role("list", name="What became of each address").get_by_role("listitem")
        expect(answers).to_have_count(3)
        expect(answers.nth(0)).to_contain_text("Invited")
        expect(answers.nth(1)).to_contain_text("not an e-mail address")
        expect(answers.nth(2)).to_contain_text("member already")
        mei.get_by_role("button", name="Done").click()
        expect(mei.get_by_role("table", name="Open invitations")).to_contain_text(newcomer)

    with visitor(browser, stack) as nia:
        asked: list[str] = []
        nia.on("request", lambda request: asked.append(request.url + request.headers.get("referer", "")))
        link = letter(stack, newcomer)
        nia.goto(link)
        expect(nia.get_by_role("heading", name="Join Kopi Labs")).to_be_visible()
        expect(nia.get_by_label("E-mail address")).to_have_value(newcomer)
        assert "#" not in nia.url
        nia.get_by_label("Name").fill("Nia New")
        nia.get_by_label("Password", exact=True).fill(PASSWORD)
        nia.get_by_role("button", name="Create account").click()
        expect(nia.get_by_role("heading", name="Check your mail")).to_be_visible()
        verify(nia, stack, newcomer)
        expect(nia.get_by_role("heading", name=re.compile("Kopi Labs"))).to_be_visible()
        token = link.partition("#")[2]
        assert [address for address in asked if token in address] == []
        nia.goto("/account")
        expect(nia.get_by_text("Nia New's organisation")).to_have_count(0)
    assert stack.mail(MEI[0], "Nia New has joined")


def test_an_old_person_accepts_is_promoted_at_once_and_removed(browser: Browser, stack: Stack):
    with signed_in(browser, stack, MEI) as mei, visitor(browser, stack) as ravi:
        to_members(mei)
        invite(mei, RAVI[0], role="Viewer")
        mei.get_by_role("button", name="Done").click()

        ravi.goto(letter(stack, RAVI[0]))
        expect(ravi.get_by_text("Create your account to join")).to_be_visible()
        ravi.get_by_role("button", name="Sign in").click()
        ravi.wait_for_url(re.compile("/sign-in"))
        assert ravi.url.endswith("?next=/invitations")
        sign_in(ravi, *RAVI)
        ravi.get_by_role("button", name="Accept and join").click()
        ravi.wait_for_url(re.compile("/kopi-labs$"))
        to_members(ravi)
        expect(ravi.get_by_role("button", name="Invite people")).to_have_count(0)
        expect(ravi.get_by_text("mei@kopi.example")).to_have_count(0)

        mei.reload()
        act(mei, "Ravi Kumar", "Change role…")
        mei.get_by_role("radio", name="Admin").check(force=True)
        mei.get_by_role("button", name="Save role").click()
        expect(mei.get_by_role("dialog")).to_have_count(0)
        ravi.reload()
        expect(ravi.get_by_role("button", name="Invite people")).to_be_visible()

        act(mei, "Ravi Kumar", "Suspend…")
        mei.get_by_role("button", name="Suspend", exact=True).click()
        expect(mei.get_by_role("row", name=re.compile("Ravi Kumar"))).to_contain_text("Suspended")
        ravi.reload()
        expect(ravi.get_by_role("heading", name="Your seat is suspended")).to_be_visible()
        act(mei, "Ravi Kumar", "Reactivate")
        expect(mei.get_by_role("row", name=re.compile("Ravi Kumar"))).to_contain_text("Active")

        act(mei, "Ravi Kumar", "Remove…")
        remove = mei.get_by_role("button", name="Remove", exact=True)
        expect(remove).to_be_disabled()
        mei.get_by_label(re.compile("to confirm")).fill("Ravi Kumar")
        remove.click()
        expect(mei.get_by_role("row", name=re.compile("Ravi Kumar"))).to_have_count(0)
        ravi.reload()
        expect(ravi.get_by_role("heading", name="There is no page here")).to_be_visible()
    assert stack.mail(RAVI[0], "You no longer belong to Kopi Labs")


def test_another_address_is_told_both_and_asks_for_another_invitation(browser: Browser, stack: Stack, newcomer: str):
    with signed_in(browser, stack, MEI) as mei:
        to_members(mei)
        invite(mei, newcomer)

    with signed_in(browser, stack, RAVI) as ravi:
        ravi.goto(letter(stack, newcomer))
        expect(ravi.get_by_role("heading", name="This invitation is for another address")).to_be_visible()
        expect(ravi.get_by_text(newcomer).first).to_be_visible()
        expect(ravi.get_by_text(RAVI[0]).first).to_be_visible()
        ravi.get_by_role("button", name="Ask for a new invitation").click()
        expect(ravi.get_by_text("We have written to them")).to_be_visible()
    assert RAVI[0] in str(stack.mail(MEI[0], "would like to join")["text"])


def test_a_withdrawn_a_used_and_a_broken_link_say_so(browser: Browser, stack: Stack, newcomer: str):
    with signed_in(browser, stack, MEI) as mei:
        to_members(mei)
        invite(mei, newcomer)
        mei.get_by_role("button", name="Done").click()
        mei.get_by_role("button", name=f"Withdraw the invitation to {newcomer}").click()
        mei.get_by_role("alertdialog").get_by_role("button", name="Withdraw").click()
        expect(mei.get_by_text(newcomer)).to_have_count(0)

    with visitor(browser, stack) as nia:
        nia.goto(letter(stack, newcomer))
        expect(nia.get_by_role("heading", name="This invitation was taken back")).to_be_visible()
        nia.goto("/invitations#" + "x" * 43)
        nia.reload()
        expect(nia.get_by_role("heading", name="This link leads to no invitation")).to_be_visible()


def test_the_page_of_roles_is_the_table_of_the_api(browser: Browser, stack: Stack):
    with signed_in(browser, stack, MEI) as mei:
        mei.goto("/kopi-labs/roles")
        row = mei.get_by_role("row", name=re.compile("Choose the plan and pay"))
        expect(row.get_by_role("cell")).to_have_text(["Yes", "No", "Yes", "No", "No"])
