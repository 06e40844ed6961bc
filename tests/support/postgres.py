"""A PostgreSQL server of the tests' own, in a folder of its own, where the machine has one installed."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from tests.support.ports import free_port


def is_installed() -> bool:
    return shutil.which("initdb") is not None and shutil.which("pg_ctl") is not None


@contextmanager
def postgres() -> Iterator[str]:
    """Its address up to the name of a database. Without fsync: these tests are about SQL, not about power cuts."""
    with tempfile.TemporaryDirectory(prefix="puzzleboard-postgres-") as temporary:
        folder, port, user = Path(temporary), free_port(), _user()
        if user is not None:
            shutil.chown(folder, user)
        data = folder / "data"
        _run("initdb", "-D", data, "-U", "puzzleboard", "-A", "trust", "-E", "UTF8", "--no-sync", user=user)
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        _run("pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", options, "start", user=user)
        try:
            yield f"postgresql+pg8000://puzzleboard@127.0.0.1:{port}"
        finally:
            _run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop", user=user)


def create_database(server: str) -> str:
    """The address of an empty one. Without TLS: making a context takes longer than most tests."""
    name = f"test_{uuid4().hex}"
    engine = sa.create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT", connect_args={"ssl_context": False})
    with engine.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE template0"))
    engine.dispose()
    return f"{server}/{name}?sslmode=disable"


def _user() -> str | None:
    """PostgreSQL refuses to run as root; its packages bring a user."""
    if os.geteuid() != 0:
        return None
    return next((entry.pw_name for entry in pwd.getpwall() if entry.pw_name == "postgres"), "nobody")


def _run(program: str, *arguments: str | Path, user: str | None) -> None:
    subprocess.run(
        [program, *map(str, arguments)],
        user=user,
        cwd="/",
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
