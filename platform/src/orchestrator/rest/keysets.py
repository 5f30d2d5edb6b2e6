"""Pages in an order that the caller chooses, stable while rows come and go: the cursor is where the last page ended."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from rest_framework import serializers

from orchestrator.rest.paging import Page

Row = TypeVar("Row", bound=Model)


def page_in_order(
    rows: "QuerySet[Row]", *, ordering: str, fields: Mapping[str, str], limit: int, cursor: str | None
) -> Page[Row]:
    """One page of *rows* in *ordering*, a key of *fields* with a minus before it for the other way round.

    *fields* says which column or annotation each stands for. The id decides between equals, so no row is shown twice.

    Raises:
        rest_framework.exceptions.ValidationError: the cursor cannot be used.
    """
    descending, name = ordering.startswith("-"), ordering.removeprefix("-")
    column, sign, beyond = fields[name], "-" if descending else "", "lt" if descending else "gt"
    if cursor is not None:
        value, id = _read(cursor, ordering)
        rows = rows.filter(Q(**{f"{column}__{beyond}": value}) | Q(**{column: value, f"pk__{beyond}": id}))
    found = list(rows.order_by(f"{sign}{column}", f"{sign}pk")[: limit + 1])
    more = len(found) > limit
    return Page(found[:limit], _written(ordering, found[limit - 1], column) if more else None)


def _written(ordering: str, row: Model, column: str) -> str:
    value = getattr(row, column)
    told = value.isoformat() if isinstance(value, datetime) else value
    return urlsafe_b64encode(json.dumps([ordering, told, str(row.pk)]).encode()).decode().rstrip("=")


def _read(cursor: str, ordering: str) -> tuple[str, UUID]:
    """Raises:
    rest_framework.exceptions.ValidationError: it was not given by us, or for another order.
    """
    try:
        given_for, value, id = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if given_for != ordering or not isinstance(value, str) or "\x00" in value:
            raise ValueError(cursor)
        value.encode()  # half of a surrogate pair is no text
        return value, UUID(id)
    except (ValueError, TypeError, AttributeError) as error:
        raise serializers.ValidationError({"cursor": ["This cursor was not given by us."]}) from error
