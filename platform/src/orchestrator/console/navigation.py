"""What stands in the console's frame. Unfold calls these by the names in its settings."""

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse_lazy

from orchestrator.jobs.queries import count_of_dead_letters
from orchestrator.kit.conf import conf

GROUPS = {
    "People": (("People", "person", "orchestrator_accounts_user"),),
    "Organisations": (
        ("Organisations", "apartment", "orchestrator_organisations_organisation"),
        ("Plans granted", "redeem", "orchestrator_entitlements_grant"),
        ("API keys", "key", "orchestrator_api_keys_apikey"),
    ),
    "Billing": (
        ("Subscriptions", "autorenew", "orchestrator_billing_subscription"),
        ("Invoices", "receipt_long", "orchestrator_billing_invoice"),
        ("Customers", "badge", "orchestrator_billing_customer"),
        ("Stripe notices", "webhook", "orchestrator_billing_notice"),
        ("Stripe calls", "swap_horiz", "orchestrator_billing_operation"),
    ),
    "Operations": (
        ("Facts", "history", "orchestrator_events_fact"),
        ("Messages", "mail", "orchestrator_mail_message"),
    ),
}


def sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    """The groups and their pages, each only if its table is registered."""
    overview = {"title": "Overview", "icon": "space_dashboard", "link": reverse_lazy("admin:index")}
    letters = {
        "title": "Dead letters",
        "icon": "report",
        "link": reverse_lazy("admin:dead_letters"),
        "badge": "orchestrator.console.navigation.waiting",
        "badge_variant": "danger",
    }
    groups = [{"title": title, "separator": True, "items": _pages(pages)} for title, pages in GROUPS.items()]
    groups[-1]["items"] = [*_pages(GROUPS["Operations"]), letters]
    return [{"items": [overview]}, *(group for group in groups if group["items"])]


def _pages(pages: tuple[tuple[str, str, str], ...]) -> list[dict[str, Any]]:
    return [
        {"title": title, "icon": icon, "link": link}
        for title, icon, table in pages
        if (link := _list_of(table)) is not None
    ]


def _list_of(table: str) -> str | None:
    try:
        return str(reverse_lazy(f"admin:{table}_changelist"))
    except NoReverseMatch:
        return None


def waiting(request: HttpRequest) -> int | str:
    """How many dead letters wait for a person; nothing when none does."""
    return count_of_dead_letters() or ""


def environment(request: HttpRequest) -> list[str]:
    """Tells a laptop from the real thing."""
    return [conf().orchestrator_env.value.capitalize(), "info"]


def stylesheet(request: HttpRequest) -> str:
    """What Unfold's stylesheet lacks."""
    return static("console/console.css")


def searched(request: HttpRequest) -> list[str]:
    """The tables that the search beside the navigation looks into."""
    return [
        "orchestrator_accounts.user",
        "orchestrator_organisations.organisation",
        "orchestrator_events.fact",
    ]
