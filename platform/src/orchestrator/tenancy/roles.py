"""The roles of the database, made so that the application's user can do no more than it must.

owner
    owns the tables and migrates them; never the application.
app
    the application's user: owns nothing, obeys row-level security.
across
    cannot sign in; entered by ``SET LOCAL ROLE`` for what looks across organisations.
"""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

import psycopg
from psycopg.sql import SQL, Identifier, Literal

LIMITS = {"statement_timeout": "5s", "lock_timeout": "2s", "idle_in_transaction_session_timeout": "10s"}


@dataclass(frozen=True)
class Login:
    """Who signs in to which database."""

    user: str
    password: str | None
    database: str

    @classmethod
    def of(cls, url: str) -> "Login":
        """Read a ``postgresql://user:password@host/database`` address."""
        parts = urlsplit(url)
        if not parts.username or not parts.path.strip("/"):
            raise ValueError("a database address needs a user and a database name")
        return cls(
            unquote(parts.username),
            unquote(parts.password) if parts.password else None,
            parts.path.strip("/"),
        )


def make_owner(*, superuser_url: str, owner_url: str) -> None:
    """Make the owner and its database, as a superuser. Safe to repeat."""
    owner = Login.of(owner_url)
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        _make_login(connection, owner, "CREATEROLE NOSUPERUSER NOBYPASSRLS")
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [owner.database]).fetchone():
            connection.execute(
                SQL("CREATE DATABASE {} OWNER {}").format(Identifier(owner.database), Identifier(owner.user))
            )


def make_roles(*, owner_url: str, app_url: str, across_role: str) -> None:
    """Make the application's user and *across*, with their limits and privileges. Safe to repeat."""
    owner, app = Login.of(owner_url), Login.of(app_url)
    if owner.user == app.user:
        raise ValueError("DATABASE_URL and DATABASE_OWNER_URL name the same user: the application may not own tables")
    names = {"owner": Identifier(owner.user), "app": Identifier(app.user), "across": Identifier(across_role)}
    with psycopg.connect(owner_url) as connection:
        _make_login(connection, app, "NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE")
        if not _exists(connection, across_role):
            connection.execute(SQL("CREATE ROLE {across} NOLOGIN NOBYPASSRLS").format(**names))
        connection.execute(SQL("GRANT {across} TO {app} WITH INHERIT FALSE, SET TRUE").format(**names))
        connection.execute(SQL("GRANT {across} TO {owner} WITH INHERIT FALSE, SET TRUE").format(**names))
        for setting, value in LIMITS.items():
            connection.execute(
                SQL("ALTER ROLE {app} SET {setting} = {value}").format(
                    **names, setting=Identifier(setting), value=Literal(value)
                )
            )
        connection.execute(SQL("GRANT USAGE ON SCHEMA public TO {app}, {across}").format(**names))
        for kind, rights in (("TABLES", "SELECT, INSERT, UPDATE, DELETE"), ("SEQUENCES", "USAGE, SELECT")):
            connection.execute(
                SQL(
                    "ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public "
                    f"GRANT {rights} ON {kind} TO {{app}}, {{across}}"
                ).format(**names)
            )


def _make_login(connection: "psycopg.Connection[tuple[object, ...]]", login: Login, rights: str) -> None:
    verb = "ALTER" if _exists(connection, login.user) else "CREATE"
    if verb == "ALTER" and login.password is None:
        return
    password = SQL("PASSWORD {}").format(Literal(login.password)) if login.password else SQL("")
    rights_sql = SQL(rights) if verb == "CREATE" else SQL("")
    connection.execute(SQL(verb + " ROLE {} LOGIN ").format(Identifier(login.user)) + rights_sql + SQL(" ") + password)


def _exists(connection: "psycopg.Connection[tuple[object, ...]]", role: str) -> bool:
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() is not None
