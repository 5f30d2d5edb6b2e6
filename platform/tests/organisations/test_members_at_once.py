"""The last owner and the last seat, when two reach for them at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from organisations.people import ask, browser, give, id_of, kopi_labs, place, seat, token_for, verified

from orchestrator.organisations.models import Invitation, Membership
from orchestrator.organisations.roles import Role
from orchestrator.tenancy.acting import acting_for

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """The answers' statuses, of calls that all begin at the same moment."""
    barrier = Barrier(len(calls))

    def one(call):
        barrier.wait()
        try:
            return call().status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return sorted(pool.map(one, calls))


def active(of, **which):
    with acting_for(of.pk):
        return Membership.objects.filter(status="active", **which).count()


@pytest.mark.parametrize("attempt", range(3))
def test_two_owners_who_demote_each_other_leave_one(db, attempt):
    mei = kopi_labs()
    ada = seat("Ada", mei.organisation, Role.OWNER)
    ids = id_of(mei), id_of(ada)
    first, second = mei.browser, ada.browser

    answers = at_once(
        lambda: first.patch(f"/api/v1/members/{ids[1]}", {"role": "viewer"}),
        lambda: second.patch(f"/api/v1/members/{ids[0]}", {"role": "viewer"}),
    )

    assert answers == [200, 403]
    assert active(mei.organisation, role="owner") == 1


def test_two_owners_who_remove_each_other_leave_one(db):
    mei = kopi_labs()
    ada = seat("Ada", mei.organisation, Role.OWNER)
    ids = id_of(mei), id_of(ada)
    first, second = mei.browser, ada.browser

    answers = at_once(
        lambda: first.delete(f"/api/v1/members/{ids[1]}"), lambda: second.delete(f"/api/v1/members/{ids[0]}")
    )

    assert answers in ([204, 403], [204, 404])
    assert active(mei.organisation) == 1


def test_two_owners_who_step_down_leave_one(db):
    mei = kopi_labs()
    ada = seat("Ada", mei.organisation, Role.OWNER)
    ids = id_of(mei), id_of(ada)
    first, second = mei.browser, ada.browser

    answers = at_once(
        lambda: first.patch(f"/api/v1/members/{ids[0]}", {"role": "viewer"}),
        lambda: second.patch(f"/api/v1/members/{ids[1]}", {"role": "viewer"}),
    )

    assert answers == [200, 409]
    assert active(mei.organisation, role="owner") == 1


@pytest.mark.parametrize("attempt", range(3))
def test_the_last_seat_is_given_once(db, attempt):
    mei = kopi_labs("professional")
    people = [verified(f"p{n}@x.example") for n in range(4)]
    ask(mei, ",".join(person.email for person in people))
    tokens = [token_for(person.email) for person in people]
    for n in range(3):
        seat(f"Seated{n}", mei.organisation)
    give(mei.organisation, "starter")  # five seats, four of them taken

    callers = [browser(person) for person in people]
    answers = at_once(
        *(
            lambda caller=caller, token=token: caller.post("/api/v1/invitation/acceptance", {"token": token})
            for caller, token in zip(callers, tokens, strict=True)
        )
    )

    assert answers == [201, 409, 409, 409]
    assert active(mei.organisation) == 5


def test_one_link_pressed_eight_times_at_once_gives_one_place(db):
    mei = kopi_labs()
    ravi = verified("ravi@teh.example")
    ask(mei, "ravi@teh.example")
    token = token_for("ravi@teh.example")
    callers = [browser(ravi) for _ in range(8)]

    answers = at_once(
        *(lambda caller=caller: caller.post("/api/v1/invitation/acceptance", {"token": token}) for caller in callers)
    )

    assert answers == [201] * 8
    assert place(ravi, mei.organisation) is not None
    assert active(mei.organisation) == 2


def test_one_list_sent_twice_at_once_makes_no_second_invitation(db):
    mei = kopi_labs()
    first, second = mei.browser, mei.browser
    body = {"addresses": "a@x.example, b@x.example, c@x.example", "role": "member"}

    assert at_once(lambda: first.post("/api/v1/invitations", body), lambda: second.post("/api/v1/invitations", body))
    with acting_for(mei.organisation.pk):
        assert Invitation.objects.count() == 3
