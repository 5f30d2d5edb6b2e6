"""The base of what the API shows."""

from functools import cache
from typing import Any, TypeVar

from rest_framework import serializers

Shown = TypeVar("Shown")


class Payload(serializers.Serializer[Shown]):
    """A serializer that only shows.

    DRF copies every field for every serializer that it makes. Showing changes nothing in them, so ``of`` makes one
    serializer of each class and keeps it.
    """

    @classmethod
    def of(cls, shown: Shown) -> dict[str, Any]:
        """How *shown* looks from outside."""
        return dict(_kept(cls).to_representation(shown))


@cache
def _kept(payload: type[Payload[Any]]) -> Payload[Any]:
    return payload()
