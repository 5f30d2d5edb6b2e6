"""The log of messages, for staff who are asked "did it go out?"."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.html import format_html

from orchestrator.events.staff import StaffAdmin, column
from orchestrator.mail.models import Message

HIDDEN = "Hidden: this message holds a code or a link that signs in."


@admin.register(Message)
class MessageAdmin(StaffAdmin):
    """What was said is shown unless it is secret, before it is sent too."""

    list_display = ("created_at", "to", "subject", "template", "shown_state", "attempts")
    list_display_links = ("created_at", "to")
    list_filter = ("state", "template")
    search_fields = ("to", "subject", "template", "key")
    search_help_text = "An address, a subject or a template"
    ordering = ("-pk",)
    fieldsets = (
        (None, {"fields": ("to", "subject", "template", "state", "secret", "key")}),
        ("Sending", {"fields": ("attempts", "created_at", "due_at", "done_at", "last_error")}),
        ("What it says", {"fields": ("shown_text", "shown_html")}),
    )
    readonly_fields = ("shown_text", "shown_html")

    @column("State", ordering="state", label={"done": "success", "dead": "danger", "pending": "info"})
    def shown_state(self, message: Message) -> tuple[str, str]:
        return message.state, {"done": "Sent", "dead": "Stopped", "pending": "Waiting"}[message.state]

    @column("Text")
    def shown_text(self, message: Message) -> str:
        return HIDDEN if message.secret else format_html('<pre class="c-code">{}</pre>', message.text)

    @column("HTML")
    def shown_html(self, message: Message) -> str:
        """In a frame that runs no scripts and loads nothing from our origin."""
        if message.secret:
            return HIDDEN
        return format_html('<iframe class="c-mail" title="The message" sandbox srcdoc="{}"></iframe>', message.html)

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("text", "html")
