"""Pages that stay stable while rows are added: the cursor is the last row's id."""

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Model, QuerySet
from rest_framework import serializers
from rest_framework.request import Request

from orchestrator.kit.ids import read, shown

DEFAULT, MOST = 25, 100
Row = TypeVar("Row", bound=Model)


class PageQuery(serializers.Serializer[dict[str, object]]):
    """``?limit=`` (1 to 100) and ``?cursor=`` (a ``next_cursor`` given before)."""

    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=DEFAULT)
    cursor = serializers.CharField(required=False, max_length=64)


@dataclass(frozen=True)
class Page[Row: Model]:
    """Rows, newest first, and where the next page begins (None: there is none)."""

    data: list[Row]
    next_cursor: str | None


def page_of(rows: "QuerySet[Row]", *, request: Request, prefix: str) -> Page[Row]:
    """One page of *rows*, whose ids are UUIDv7 and so sorted by time.

    Raises:
        rest_framework.exceptions.ValidationError: the limit or the cursor cannot be used.
    """
    limit, cursor = _asked_for(request)
    rows = rows.order_by("-pk")
    if cursor is not None:
        last = read(prefix, cursor)
        if last is None:
            raise serializers.ValidationError({"cursor": ["This cursor was not given by us."]})
        rows = rows.filter(pk__lt=last)
    found = list(rows[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], shown(prefix, found[limit - 1].pk) if more else None)


def _asked_for(request: Request) -> tuple[int, str | None]:
    """The limit and the cursor; the first page of the usual length, which most ask for, needs no checking."""
    if not request.query_params:
        return DEFAULT, None
    query = PageQuery(data=request.query_params)
    query.is_valid(raise_exception=True)
    return query.validated_data["limit"], query.validated_data.get("cursor")
