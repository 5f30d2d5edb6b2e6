"""``prepare_database``: make the roles and the database that migrations need."""

import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from orchestrator.kit.conf import conf
from orchestrator.tenancy.roles import make_owner, make_roles


class Command(BaseCommand):
    help = "Make the database and its roles. Safe to repeat. DATABASE_SUPERUSER_URL makes the owner when there is none."

    def handle(self, *args: Any, **options: Any) -> None:
        owner_url = conf().database_owner_url
        if owner_url is None:
            raise CommandError(
                "Set DATABASE_OWNER_URL to the user that owns the tables; DATABASE_URL is the application's."
            )
        if superuser_url := os.environ.get("DATABASE_SUPERUSER_URL"):
            make_owner(superuser_url=superuser_url, owner_url=owner_url)
        make_roles(owner_url=owner_url, app_url=conf().database_url, across_role=conf().across_role)
        self.stdout.write("The database and its roles are ready.")
