"""Small parts of the console's pages."""

from datetime import datetime, timedelta
from typing import Any

from django import template
from django.urls import reverse
from django.utils.timesince import timesince

register = template.Library()


@register.inclusion_tag("console/tile.html")
def tile(
    name: str, icon: str, number: int, *, note: str, link: str, query: str = "", alarm: bool = False
) -> dict[str, Any]:
    """One number that leads to the rows behind it."""
    href = reverse(link) + (f"?{query}" if query else "")
    return {"name": name, "icon": icon, "number": f"{number:,}", "note": note, "href": href, "alarm": alarm}


@register.filter
def added(count: int) -> str:
    """How many came in the last week, in words."""
    return f"{count:,} new in 7 days" if count else "None new in 7 days"


@register.filter
def grouped(number: int) -> str:
    """``12,345``"""
    return f"{number:,}"


@register.filter
def ago(then: datetime, at: datetime) -> str:
    """How long before *at*, in its largest unit."""
    return "just now" if at - then < timedelta(minutes=1) else f"{timesince(then, at, depth=1)} ago"


@register.filter
def kind_in_words(kind: str) -> str:
    """``orchestrator_mail.message`` as staff say it."""
    app, _, model = kind.rpartition(".")
    return f"{app.removeprefix('orchestrator_').replace('_', ' ').capitalize()}: {model}"
