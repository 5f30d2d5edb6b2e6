"""From a template and what it is about to a subject, a text and an HTML body.

A template is three files in ``templates/mail/<name>``: ``.subject.txt``, ``.txt`` and ``.mjml``. A site overrides
any of them by a file of the same name.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import mrml
from django.template.loader import render_to_string

from orchestrator.kit.conf import conf

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # XML, and so MJML, has no way to hold these


@dataclass(frozen=True)
class Rendered:
    """A message that is ready to be sent."""

    subject: str
    text: str
    html: str


def render(*, template: str, context: Mapping[str, object]) -> Rendered:
    """Render *template*; its context also has ``site_name`` and ``site_url``.

    A subject is one line: what a person typed cannot add a header.

    Raises:
        django.template.TemplateDoesNotExist
    """
    full = {"site_name": conf().site_name, "site_url": conf().site_url, **context}
    subject = " ".join(_filled(f"{template}.subject.txt", full, using="text").split())
    text = _filled(f"{template}.txt", full, using="text").strip() + "\n"
    html = mrml.to_html(_filled(f"{template}.mjml", full))
    return Rendered(subject=subject[:200], text=text, html=html.content)


def _filled(name: str, context: Mapping[str, object], *, using: str | None = None) -> str:
    return UNPRINTABLE.sub(" ", render_to_string(f"mail/{name}", dict(context), using=using))
