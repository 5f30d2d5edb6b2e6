"""``staff``: the only way on to the staff, and off it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from orchestrator.accounts.models import User
from orchestrator.accounts.operations import give_staff_role
from orchestrator.accounts.queries import has_second_factor
from orchestrator.kit.errors import NotFound

ROLES = [role for role in User.StaffRole.values if role]


class Command(BaseCommand):
    help = "Give a person a role on the staff, take it from them, or list who has one."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        give = actions.add_parser("give", help="give a person a role")
        give.add_argument("email")
        give.add_argument("role", choices=ROLES)
        take = actions.add_parser("take", help="take a person's role")
        take.add_argument("email")
        actions.add_parser("list", help="who is on the staff")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "list":
            return self._list()
        try:
            person = give_staff_role(email=options["email"], role=options.get("role") or "")
        except NotFound as refusal:
            raise CommandError(refusal.sentence) from refusal
        self.stdout.write(f"{person.email} is {person.staff_role or 'not on the staff'} now.")
        return None

    def _list(self) -> None:
        for person in User.objects.exclude(staff_role="").order_by("staff_role", "email"):
            guard = "second factor" if has_second_factor(person_id=person.pk) else "NO SECOND FACTOR"
            self.stdout.write(f"{person.email}  {person.staff_role}  {guard}")
