"""Which connection may change the tables: the owner's, and no other."""

from typing import Any

OWNER = "owner"


class OwnerMigrates:
    """Migrations run as the tables' owner; the application's user owns nothing."""

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == OWNER
