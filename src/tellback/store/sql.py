"""What the two stores share: connections lent to one thread at a time, transactions that join, bulk upsert."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from zlib import crc32

from tellback.errors import StoreError
from tellback.store.base import Landed, Row
from tellback.store.driver import Driver


class SqlStore:
    """A store over any driver. Its words are indexed and found in each database's own way."""

    def __init__(self, driver: Driver) -> None:
        self.dialect = driver.name
        self._driver = driver
        self._idle: list[Any] = []
        self._mine = threading.local()
        self._known: Mapping[str, tuple[str, ...]] = {}

    def query(self, sql: str, /, **values: object) -> list[Row]:
        """The rows a SELECT (or a statement with RETURNING) gives."""
        with self._connection() as connection:
            return self._driver.rows(connection.execute(self._driver.spell(sql), _plain(values)))

    def execute(self, sql: str, /, **values: object) -> int:
        """Run one statement; how many rows it touched."""
        with self._connection() as connection:
            return connection.execute(self._driver.spell(sql), _plain(values)).rowcount

    def many(self, sql: str, rows: Iterable[Row], /) -> None:
        """Run one statement for each row of values, all or none."""
        with self.transaction(), self._connection() as connection:
            self._driver.each(connection, sql, map(_plain, rows))

    def define(self, sql: str, /) -> None:
        """Run one DDL statement in this dialect's spelling."""
        for word, spelt in self._driver.spelling.items():
            sql = sql.replace(f"{{{word}}}", spelt)
        self._known = {}
        with self._connection() as connection:
            self._driver.define(connection, sql)

    def tables(self) -> Mapping[str, tuple[str, ...]]:
        """Every table with its columns."""
        if not self._known:
            found: dict[str, list[str]] = {}
            for row in self.query(self._driver.tables):
                found.setdefault(row["held_in"], []).append(row["name"])
            self._known = {name: tuple(columns) for name, columns in found.items()}
        return self._known

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. A transaction inside another joins it."""
        with self._connection() as connection:
            if getattr(self._mine, "inside", False):
                yield
                return
            connection.execute(self._driver.begin)
            self._mine.inside = True
            try:
                yield
                connection.commit()
            except BaseException:
                connection.rollback()
                raise
            finally:
                self._mine.inside = False

    def upsert(self, table: str, rows: Sequence[Row], *, key: Sequence[str], history: str | None = None) -> Landed:
        """Add rows, or change those whose `key` is known and whose other columns differ, in one transaction.

        All rows hold the same columns; ids count up in their order. Of rows with an equal key the last wins and the
        others count as unchanged.
        Staged outside the write lock: with some 500 rows at a time other writers hardly wait.
        """
        if not rows:
            return Landed()
        columns = tuple(rows[0])
        last = list({tuple(row[name] for name in key): row for row in rows}.values())
        with self._connection() as connection:
            stage = self._stage(connection, table, columns, last)
            with self.transaction():
                changed, touched = self._land(table, stage, columns, key, history)
            connection.execute(f"{self._driver.empty} {stage}")
        return Landed(added=touched - changed, changed=changed, unchanged=len(rows) - touched)

    def close(self) -> None:
        """Let go of every connection."""
        while self._idle:
            self._idle.pop().close()

    def _land(
        self, table: str, stage: str, columns: tuple[str, ...], key: Sequence[str], history: str | None
    ) -> tuple[int, int]:
        match = " and ".join(f"kept.{name} = come.{name}" for name in key)
        rest = [name for name in columns if name not in key]
        alike = " and ".join(f"kept.{name} {self._driver.same} come.{name}" for name in rest) or "1 = 1"
        differing = f"from {stage} come join {table} kept on {match} where not ({alike})"
        changed: int = self.query(f"select count(*) as n {differing}")[0]["n"]
        if changed and history:
            former = [name for name in self.tables()[history] if name != "replaced_at"]
            self.execute(
                f"insert into {history} ({', '.join(former)}, replaced_at)"
                f" select {', '.join(f'kept.{name}' for name in former)}, :now {differing}",
                now=datetime.now(UTC).isoformat(timespec="seconds"),
            )
        settings = [f"{name} = excluded.{name}" for name in rest]
        if "revision" in self.tables()[table] and "revision" not in columns:
            settings.append(f"revision = {table}.revision + 1")
        touched = self.execute(
            f"insert into {table} ({', '.join(columns)}) select {', '.join(columns)} from {stage} come"
            f" where not exists (select 1 from {table} kept where {match} and {alike})"
            f" order by come.{self._driver.place}"
            f" on conflict ({', '.join(key)}) do " + (f"update set {', '.join(settings)}" if settings else "nothing")
        )
        return changed, touched

    def _stage(self, connection: Any, table: str, columns: tuple[str, ...], rows: Sequence[Row]) -> str:
        names = ", ".join(columns)
        stage = f"stage_{table}_{crc32(names.encode()):08x}"
        connection.execute(f"create temp table if not exists {stage} as select {names} from {table} where 1 = 0")
        connection.execute(f"{self._driver.empty} {stage}")
        self._driver.fill(connection, stage, columns, [_plain(row) for row in rows])
        return stage

    @contextmanager
    def _connection(self) -> Iterator[Any]:
        """The connection this thread holds already, or one it may hold until the end of the block."""
        held = getattr(self._mine, "connection", None)
        if held is not None:
            yield held
            return
        with self._explained():
            try:
                connection = self._idle.pop()
            except IndexError:
                connection = self._driver.open()
            self._mine.connection = connection
            try:
                yield connection
            finally:
                self._mine.connection = None
                if self._driver.usable(connection):
                    self._idle.append(connection)

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:
            if advice := self._driver.advice(error):
                raise StoreError(advice) from error
            raise


def _plain(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value if type(value) in AS_IT_IS else _keepable(value) for name, value in values.items()}


AS_IT_IS = {int, float, bytes, type(None)}
UNKEEPABLE = re.compile("[\0\ud800-\udfff]")


def _keepable(value: Any) -> Any:
    """NUL and half characters become U+FFFD, as long as they were; NumPy's scalars become Python's; truth is 1 or 0."""
    if isinstance(value, str):
        plain = value.isascii() and "\0" not in value
        return str(value) if plain else UNKEEPABLE.sub("\ufffd", value)
    if isinstance(value, bool):
        return int(value)
    return value.item() if type(value).__module__ == "numpy" else value
