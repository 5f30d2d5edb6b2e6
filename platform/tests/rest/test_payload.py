"""What only shows is made once and shows every time."""

from concurrent.futures import ThreadPoolExecutor

from rest_framework import serializers

from orchestrator.rest.payload import Payload


class CupOut(Payload):
    name = serializers.CharField()


class CupsOut(Payload):
    data = CupOut(many=True)
    next_cursor = serializers.CharField(allow_null=True)


def test_it_shows_what_the_serializer_shows():
    cups = {"data": [{"name": "Kopi"}, {"name": "Teh"}], "next_cursor": None}

    assert CupsOut.of(cups) == CupsOut(cups).data == cups


def test_one_shows_to_many_at_once():
    with ThreadPoolExecutor(8) as pool:
        shown = pool.map(lambda n: CupOut.of({"name": str(n)}), range(1000))

    assert [one["name"] for one in shown] == [str(n) for n in range(1000)]
