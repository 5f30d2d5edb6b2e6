"""``manage.py seed_demo``"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from orchestrator.kit.errors import NotPossibleNow
from orchestrator.kit.time import now
from orchestrator.onboarding.demo import seed_demo


class Command(BaseCommand):
    help = "Makes the demo's people and organisation. Safe to repeat; refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            seed_demo(at=now())
        except NotPossibleNow as refusal:
            raise CommandError(refusal.sentence) from refusal
