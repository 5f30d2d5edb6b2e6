"""From a template and what it is about to a subject, a text and an HTML body.

A template is three files in ``templates/mail/<name>``: ``.subject.txt``, ``.txt`` and ``.mjml``. A site overrides
any of them by a file of the same name.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import mrml
from django.template.loader import render_to_string

from orchestrator.kit.conf import conf


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
    subject = " ".join(render_to_string(f"mail/{template}.subject.txt", full, using="text").split())
    text = render_to_string(f"mail/{template}.txt", full, using="text").strip() + "\n"
    html = mrml.to_html(render_to_string(f"mail/{template}.mjml", full))
    return Rendered(subject=subject[:200], text=text, html=html.content)
