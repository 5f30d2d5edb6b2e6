"""Objects as rows: a body of JSON, found by id or by what the body says."""

import json
from dataclasses import dataclass, field

from orchestrator_sandbox.core.database import Database
from orchestrator_sandbox.core.types import Json


@dataclass
class Page:
    """A part of a list, newest first."""

    data: list[Json]
    has_more: bool


@dataclass
class Filter:
    """What a list is narrowed to. Names are paths into the body, such as ``recurring.interval``."""

    equal: dict[str, object] = field(default_factory=dict)
    among: dict[str, list[str]] = field(default_factory=dict)
    compare: list[tuple[str, str, object]] = field(default_factory=list)

    def sql(self) -> tuple[str, list[object]]:
        """The conditions after WHERE, with their values."""
        parts, values = ["kind = ?", "deleted = 0"], []
        for name, value in self.equal.items():
            parts.append(f"json_extract(body, '$.{name}') = ?")
            values.append(value)
        for name, options in self.among.items():
            parts.append(f"json_extract(body, '$.{name}') IN ({','.join('?' * len(options))})")
            values.extend(options)
        for name, operator, value in self.compare:
            parts.append(f"json_extract(body, '$.{name}') {operator} ?")
            values.append(value)
        return " AND ".join(parts), list(values)


class Objects:
    """All objects of all kinds."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def add(self, body: Json, private: Json | None = None) -> None:
        """Keep a new object; *private* is never shown."""
        self.database.run(
            "INSERT INTO objects (id, kind, body, private) VALUES (?, ?, ?, ?)",
            *(body["id"], body["object"], json.dumps(body), json.dumps(private or {})),
        )

    def save(self, body: Json) -> None:
        """Keep the new state of an object."""
        self.database.run("UPDATE objects SET body = ? WHERE id = ?", json.dumps(body), body["id"])

    def find(self, id: str) -> Json | None:
        """The object of that id; a tombstone if it was deleted; None if it never was."""
        row = self.database.row("SELECT kind, body, deleted FROM objects WHERE id = ?", id)
        if row is None:
            return None
        if row["deleted"]:
            return {"id": id, "object": row["kind"], "deleted": True}
        body: Json = json.loads(row["body"])
        return body

    def private(self, id: str) -> Json:
        """What is known of the object but never shown."""
        row = self.database.row("SELECT private FROM objects WHERE id = ?", id)
        found: Json = {} if row is None else json.loads(row["private"])
        return found

    def set_private(self, id: str, private: Json) -> None:
        """Replace what is known of the object but never shown."""
        self.database.run("UPDATE objects SET private = ? WHERE id = ?", json.dumps(private), id)

    def bury(self, id: str) -> None:
        """Delete; the id stays known."""
        self.database.run("UPDATE objects SET deleted = 1 WHERE id = ?", id)

    def all(self, kind: str, filter: Filter | None = None) -> list[Json]:
        """Every object of a kind that fits, oldest first."""
        where, values = (filter or Filter()).sql()
        sql = f"SELECT body FROM objects WHERE {where} ORDER BY seq"  # noqa: S608 - values are bound
        return [json.loads(row["body"]) for row in self.database.rows(sql, kind, *values)]

    def count(self, kind: str) -> int:
        """How many of a kind there are."""
        row = self.database.row("SELECT count(*) AS n FROM objects WHERE kind = ? AND deleted = 0", kind)
        assert row is not None
        return int(row["n"])

    def page(
        self, kind: str, filter: Filter, *, limit: int, after: str | None = None, before: str | None = None
    ) -> Page:
        """The *limit* newest; those older than *after*, or those just newer than *before*."""
        where, values = filter.sql()
        order = "ASC" if before else "DESC"
        for id, operator in ((after, "<"), (before, ">")):
            if id:
                where += f" AND seq {operator} (SELECT seq FROM objects WHERE id = ?)"  # noqa: S608 - bound
                values.append(id)
        sql = f"SELECT body FROM objects WHERE {where} ORDER BY seq {order} LIMIT ?"  # noqa: S608 - bound
        rows = self.database.rows(sql, kind, *values, limit + 1)
        data = [json.loads(row["body"]) for row in rows[:limit]]
        return Page(data[::-1] if before else data, len(rows) > limit)
