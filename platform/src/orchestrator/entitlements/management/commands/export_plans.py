"""``export_plans``: the plans as a file, for a web build that has no API to ask."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from orchestrator.entitlements.catalogue import catalogue
from orchestrator.entitlements.payloads import shown_plans


class Command(BaseCommand):
    help = "Write what GET /api/v1/plans answers to a JSON file. Needs no database."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        output: Path = options["output"]
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(json.dumps(shown_plans(catalogue()), indent=2, ensure_ascii=False) + "\n")
        self.stdout.write(f"Wrote {len(catalogue().plans)} plans to {output}.")
