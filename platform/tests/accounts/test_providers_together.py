"""What belongs together is kept together: when two browsers come back at once, and after a crash."""

import pytest
from accounts.provider_steps import Traveller, error_in
from accounts.test_together import at_once, breaking  # noqa: F401  # a fixture
from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount

from orchestrator.accounts.models import PictureImport, User
from orchestrator.accounts.operations import create_person
from orchestrator.kit.time import now

pytestmark = pytest.mark.django_db(transaction=True)


def test_one_stranger_in_several_browsers_becomes_one_person(sandbox, at_google):
    browsers = [Traveller(sandbox) for _ in range(4)]
    answers = [sandbox.consent(browser.set_out(), at_google["subject"]) for browser in browsers]

    back = at_once(4, lambda n: browsers[n].come_back(answers[n]))

    assert (User.objects.count(), SocialAccount.objects.count(), EmailAddress.objects.count()) == (1, 1, 1)
    assert {error_in(address) for address in back} <= {None, "try_again"}
    assert any(browser.is_signed_in() for browser in browsers)
    assert PictureImport.objects.count() == 1


def test_of_two_links_taken_away_at_once_one_stays(sandbox, at_google, at_github):
    browser = Traveller(sandbox)
    browser.go_with(at_google)
    browser.connect(at_github)
    links = [f"/user/connections/{person['provider']}/{person['subject']}" for person in (at_google, at_github)]

    statuses = at_once(2, lambda n: browser.api("DELETE", links[n]).status_code)

    assert sorted(statuses) == [204, 409]
    assert SocialAccount.objects.count() == 1


def test_an_account_there_becomes_only_one_person_s(sandbox, at_google):
    people = []
    for name in ("mei", "ravi"):
        create_person(email=f"{name}@x.example", password="Kopi-Labs-2026", name=name, at=now())
        browser = Traveller(sandbox)
        browser.sign_in(f"{name}@x.example")
        people.append((browser, sandbox.consent(browser.set_out_to_connect(), at_google["subject"])))

    back = at_once(2, lambda n: people[n][0].come_back(people[n][1]))

    assert sorted(str(error_in(address)) for address in back) == ["None", "connected_other"]
    assert SocialAccount.objects.count() == 1


@pytest.mark.parametrize(
    "table", ["account_emailaddress", "socialaccount_socialaccount", "orchestrator_accounts_pictureimport"]
)
def test_a_sign_up_that_dies_half_way_leaves_nothing(sandbox, at_google, breaking, table):  # noqa: F811
    browser = Traveller(sandbox)
    answer = sandbox.consent(browser.set_out(), at_google["subject"])
    breaking(table)

    assert error_in(browser.come_back(answer)) == "try_again"

    assert (User.objects.count(), EmailAddress.objects.count(), SocialAccount.objects.count()) == (0, 0, 0)
    breaking.mend()
    browser.go_with(at_google)
    assert browser.is_signed_in()
