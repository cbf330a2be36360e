"""The embedded store: one SQLite file, read and written by several programs at once."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from tellback.errors import StoreError
from tellback.store.base import Row
from tellback.store.sql import SqlStore
from tellback.store.words import is_stem, terms

WAIT = 30.0
PAUSE = 0.02
ADVICE = {
    sqlite3.SQLITE_BUSY: "another program has been writing for half a minute. Wait for it, or stop it.",
    sqlite3.SQLITE_READONLY: "may not be written. Give yourself the right to write the file and its folder.",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened. Check that it is a file and that you may write its folder.",
    sqlite3.SQLITE_FULL: "the disk is full. Nothing was lost; make room and try again.",
    sqlite3.SQLITE_IOERR: "the disk does not answer. Is the file on a network drive? Keep it on this machine.",
    sqlite3.SQLITE_NOTADB: "is no tellback store. Move the file away, or name another in tellback.toml.",
    sqlite3.SQLITE_CORRUPT: "is damaged. Put back a copy, or move it away and import again.",
}


class SqliteStore(SqlStore):
    """A file in WAL mode: readers never wait, writers take turns, deleted text is overwritten."""

    def __init__(self, path: Path) -> None:
        """Open the file, or make it. Raises StoreError where that cannot be done."""
        if not path.parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.parent}. Make it, or mend `store` in tellback.toml.")
        super().__init__(Sqlite(path))
        self.path = path
        self._write_ahead()
        if not self.query("select 1 from pragma_module_list where name = 'fts5'"):
            raise StoreError("This Python's SQLite has no full-text search (FTS5). Use a Python that has it.")

    def index_words(self, table: str, columns: Sequence[str]) -> None:
        """Keep an FTS5 index over the columns, by triggers."""
        names = ", ".join(columns)
        new, old = (", ".join(f"{side}.{name}" for name in columns) for side in ("new", "old"))
        index = f"{table}_words"
        add = f"insert into {index} (rowid, {names}) values (new.id, {new});"
        drop = f"insert into {index} ({index}, rowid, {names}) values ('delete', old.id, {old});"
        self.define(
            f"create virtual table {index} using fts5 ({names}, content = '{table}', content_rowid = 'id',"
            " tokenize = 'unicode61 remove_diacritics 2')"
        )
        self.define(f"create trigger {index}_added after insert on {table} begin {add} end")
        self.define(f"create trigger {index}_dropped after delete on {table} begin {drop} end")
        self.define(f"create trigger {index}_changed after update of {names} on {table} begin {drop} {add} end")
        self.execute(f"insert into {index} ({index}) values ('rebuild')")

    def find_words(self, table: str, words: str, most: int, *, some: bool = False) -> list[tuple[int, float]]:
        """Ids of the rows that hold all (or some) of the words, best first by BM25."""
        asked = ['"' + term.replace('"', '""') + '"' + " *" * is_stem(term) for term in terms(words)]
        if not asked:
            return []
        rows = self.query(
            f"select rowid as id, -rank as relevance from {table}_words"
            f" where {table}_words match :asked order by rank, rowid limit :most",
            asked=(" OR " if some else " AND ").join(asked),
            most=most,
        )
        return [(row["id"], row["relevance"]) for row in rows]

    def forget_words(self, table: str, *_others: str) -> None:
        """Merge the index and write the file anew: pages that were once split keep copies of what was in them.

        It takes some seconds for 100,000 messages, and as much room on the disk as the file has.
        """
        self.execute(f"insert into {table}_words ({table}_words) values ('optimize')")
        with self._connection():
            for statement in ("pragma temp_store = file", "vacuum", "pragma temp_store = memory"):
                self.execute(statement)
        if self.query("pragma wal_checkpoint(truncate)")[0]["busy"]:
            raise StoreError(
                f"{self.path}: the text is deleted, but another program is reading the log that still holds it."
                " Stop it (tellback serve?) and erase once more."
            )

    def _write_ahead(self) -> None:
        """Turn WAL mode on; SQLite does not wait by itself while another program does the same."""
        for _ in range(round(WAIT / PAUSE)):
            try:
                self.execute("pragma journal_mode = wal")
            except StoreError as error:
                if getattr(error.__cause__, "sqlite_errorcode", 0) != sqlite3.SQLITE_BUSY:
                    raise
                time.sleep(PAUSE)
            else:
                return


class Sqlite:
    """How to speak to SQLite."""

    name = "sqlite"
    begin = "begin immediate"
    same = "is"
    empty = "delete from"
    place = "rowid"
    tables = """select held.name as held_in, part.name as name from sqlite_master held
        join pragma_table_info(held.name) part where held.type = 'table' order by held.name, part.cid"""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.spelling: Mapping[str, str] = {
            "key": "integer primary key autoincrement",
            "blob": "blob",
            "real": "real",
            "int": "integer",
        }

    def open(self) -> sqlite3.Connection:
        """A connection that any one thread may use at a time."""
        connection = sqlite3.connect(self.path, timeout=WAIT, isolation_level=None, check_same_thread=False)
        for pragma in ("synchronous = normal", "secure_delete = on", "temp_store = memory", "cache_size = -20000"):
            connection.execute(f"pragma {pragma}")
        return connection

    def rows(self, cursor: sqlite3.Cursor) -> list[Row]:
        """Named once a statement: a row factory would be asked for every row."""
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def usable(self, connection: sqlite3.Connection) -> bool:
        """Always, once nothing is left open on it."""
        return not connection.in_transaction

    def spell(self, sql: str) -> str:
        """SQLite knows `:name` itself."""
        return sql

    def define(self, connection: sqlite3.Connection, sql: str) -> None:
        """SQLite lets one program write at a time anyhow."""
        connection.execute(sql)

    def each(self, connection: sqlite3.Connection, sql: str, rows: Iterable[Row]) -> None:
        """Prepared once."""
        connection.executemany(sql, rows)

    def fill(self, connection: sqlite3.Connection, stage: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Row by row: the stage is in memory."""
        values = ", ".join(f":{name}" for name in columns)
        connection.executemany(f"insert into {stage} values ({values})", rows)

    def advice(self, error: Exception) -> str:
        """By SQLite's primary result code."""
        said = ADVICE.get(getattr(error, "sqlite_errorcode", 0) & 0xFF, "")
        return said and f"{self.path}: {said}"
