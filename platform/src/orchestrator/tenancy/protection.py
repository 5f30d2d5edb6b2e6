"""The migration operation that gives a tenant table its policies."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from orchestrator.kit.conf import conf

IN_FORCE = "NULLIF(current_setting('orchestrator.organisation', true), '')::uuid"


class ProtectTenant(Operation):
    """Row-level security on *model_name*'s table: one policy per role, never an OR in a reading one.

    *column* holds the organisation. With *personal*, rows without an organisation may also be written
    (never read) by those who act for nobody: a person's own facts have none.

    Source: https://www.postgresql.org/docs/18/ddl-rowsecurity.html
    """

    reversible = True

    def __init__(self, model_name: str, *, column: str = "organisation_id", personal: bool = False) -> None:
        self.model_name = model_name
        self.column = column
        self.personal = personal

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The models' state knows nothing of policies."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = to_state.apps.get_model(app_label, self.model_name)._meta.db_table
        for statement in self.statements(table):
            schema_editor.execute(statement)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table = from_state.apps.get_model(app_label, self.model_name)._meta.db_table
        schema_editor.execute(f'DROP POLICY tenant ON "{table}"')
        schema_editor.execute(f'DROP POLICY across ON "{table}"')
        if self.personal:
            schema_editor.execute(f'DROP POLICY personal ON "{table}"')
        schema_editor.execute(f'ALTER TABLE "{table}" NO FORCE ROW LEVEL SECURITY, DISABLE ROW LEVEL SECURITY')

    def statements(self, table: str) -> list[str]:
        """The statements that protect *table*."""
        mine = f'"{self.column}" = {IN_FORCE}'
        made = [
            f'ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY',
            f'CREATE POLICY tenant ON "{table}" TO {conf().app_role} USING ({mine}) WITH CHECK ({mine})',
            f'CREATE POLICY across ON "{table}" TO {conf().across_role} USING (true) WITH CHECK (true)',
        ]
        if self.personal:
            made.append(
                f'CREATE POLICY personal ON "{table}" FOR INSERT TO {conf().app_role} '
                f'WITH CHECK ("{self.column}" IS NULL)'
            )
        return made

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__name__, [self.model_name], {"column": self.column, "personal": self.personal}

    def describe(self) -> str:
        return f"Protect the tenants' rows of {self.model_name}"
