"""Two people, one new address, at the same moment."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from accounts.browser import PASSWORD
from django.db import connection
from rest_framework.test import APIClient

from orchestrator.accounts.address_keys import CONFIRM, key_for
from orchestrator.accounts.models import User
from orchestrator.accounts.operations import ask_for_address, create_person
from orchestrator.kit.time import now

NEW = "tan@family.example"


def confirmed(key):
    try:
        return APIClient().post("/api/v1/user/address-change/confirmation", {"key": key}).status_code
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_one_gets_it_and_the_others_are_told():
    people = [
        create_person(email=f"tan{number}@family.example", password=PASSWORD, name="Tan", at=now())
        for number in range(6)
    ]
    keys = [key_for(ask_for_address(person_id=one.pk, new_address=NEW, at=now()).pk, CONFIRM) for one in people]

    with ThreadPoolExecutor(len(keys)) as pool:
        answers = sorted(pool.map(confirmed, keys))

    assert answers == [200, 409, 409, 409, 409, 409]
    assert User.objects.filter(email=NEW).count() == 1
