"""The command `puzzleboard`: every way it cannot start is one sentence on stderr and exit code 2, never a traceback."""

import argparse
import fcntl
import gc
import logging
import os
import socket
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

import uvicorn

from app.db.database import Database, DatabaseUnreachable
from app.db.migrations import NewerDatabase, migrate, revisions, stored_revision
from app.facilitation.verifying import verify_checkpoints
from app.history.verifying import verify_logs
from app.live.host import Host
from app.live.stream import Streams
from app.live.websocket import ABOVE_A_FRAME
from app.live.wire import WebSockets
from app.main import create_app, installed_version
from app.opening import Links, address_of_last_start, open_installation, renew_owner_link
from app.pages.views import STATIC
from app.people.tokens import Keys
from app.settings import PREFIX, Settings, SettingsProblem, load, make_data_folder

CANNOT_RUN = 2
DIVERGED = 1
HEAD_LIMIT_BYTES = 64 * 1024  # what may come before a body
SHUTDOWN_SECONDS = 5
# Opening a long board makes more objects at once, and no cycle among them: looking for some costs a third of the time.
OBJECTS_BETWEEN_COLLECTIONS = 50_000
OURS_ALONE = 0o077  # the data folder holds people's words, and keys


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="puzzleboard", description="Live boards for strategic account workshops.")
    parser.add_argument("--version", action="version", version=f"puzzleboard {installed_version()}")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="migrate, make the demo once, serve, print the links")
    commands.add_parser("migrate", help="bring the database to this version")
    commands.add_parser("owner-link", help="print a new link that signs the owner in once")
    commands.add_parser(
        "verify", help="recompute every checkpoint's fingerprint and board, and replay every log against its keyframes"
    )
    command = parser.parse_args(arguments).command
    os.umask(OURS_ALONE)
    try:
        settings = load()
        return _COMMANDS[command](settings) or 0
    except (SettingsProblem, DatabaseUnreachable, NewerDatabase) as problem:
        print(_sentence(problem), file=sys.stderr)
        return CANNOT_RUN
    except KeyboardInterrupt:
        return 0


def run(settings: Settings) -> None:
    _log_to_stderr(settings.log_level)
    _require_frontend()
    make_data_folder(settings.data)
    # Both are taken before anything is written: a second start must not disturb the first.
    with _listen(settings) as listener, _lock(settings.data):
        settings = settings.model_copy(update={"port": listener.getsockname()[1]})
        _migrate(settings)
        _serve(settings, listener)


def migrate_only(settings: Settings) -> None:
    make_data_folder(settings.data)
    done = _migrate(settings)
    print("The database has been brought to this version." if done else "The database is of this version already.")


def print_owner_link(settings: Settings) -> None:
    _require_installation(settings)
    _migrate(settings)
    database = Database(settings.effective_database_url)
    # The running server may listen elsewhere than this shell's settings say.
    base_url = settings.base_url or address_of_last_start(settings.data) or settings.effective_base_url
    print(renew_owner_link(database, base_url, settings.language, datetime.now(UTC)))
    database.close()


def verify(settings: Settings) -> int:
    """1 when a checkpoint is not what it was made as, or a log not whole."""
    _require_installation(settings)
    database = Database(settings.effective_database_url)
    try:
        database.check()
        _require_this_version(database)
        found = verify_checkpoints(database)
        for verdict in found:
            print(verdict.sentence)
        changed = sum(not verdict.holds for verdict in found)
        print(f"{len(found)} checkpoints, {changed} of them not as they were made.")
        broken = _verify_logs(database)
    finally:
        database.close()
    return DIVERGED if changed or broken else 0


def _verify_logs(database: Database) -> int:
    """How many are not whole: they are named."""
    logs = keyframes = broken = 0
    for verdict in verify_logs(database):
        logs, keyframes, broken = logs + 1, keyframes + verdict.keyframes, broken + (not verdict.holds)
        if not verdict.holds:
            print(verdict.sentence)
    print(f"{logs} logs with {keyframes} keyframes, {broken} of them not whole.")
    return broken


_COMMANDS: dict[str, Callable[[Settings], int | None]] = {
    "run": run,
    "migrate": migrate_only,
    "owner-link": print_owner_link,
    "verify": verify,
}


def _serve(settings: Settings, listener: socket.socket) -> None:
    links: list[Links] = []

    async def prepare(database: Database, host: Host, keys: Keys) -> None:
        opened = await open_installation(
            database,
            host,
            keys,
            base_url=settings.effective_base_url,
            language=settings.language,
            data=settings.data,
            with_demo=settings.demo,
        )
        links.append(opened)

    application = create_app(settings, prepare)
    _Server(_server_config(application, settings), links, application.state.streams).run(sockets=[listener])


class _Server(uvicorn.Server):
    """Prints the links when somebody can open them, not before; stops without waiting for what has no end."""

    def __init__(self, config: uvicorn.Config, links: list[Links], streams: Streams) -> None:
        super().__init__(config)
        self.links = links
        self.streams = streams

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        gc.collect()
        gc.freeze()  # what start made stays: no pause of a live board looks through it again
        gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
        print(self.links[0].text(), flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.streams.end()
        await super().shutdown(sockets)


def _server_config(application: Callable[..., Any], settings: Settings) -> uvicorn.Config:
    proxies = [proxy.strip() for proxy in settings.trusted_proxies.split(",") if proxy.strip()]
    return uvicorn.Config(
        application,
        # The other parser has no bound for headers: anybody could fill the memory with one request.
        http="h11",
        h11_max_incomplete_event_size=HEAD_LIMIT_BYTES,
        ws=WebSockets,
        ws_max_size=settings.frame_bytes + ABOVE_A_FRAME,
        ws_per_message_deflate=False,  # costs memory for each connection, and our updates are small
        log_config=None,
        access_log=False,  # addresses carry invites and tickets
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


def _log_to_stderr(level: str) -> None:
    logging.basicConfig(level=level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # At info the server logs the address of every socket with its query, and so its ticket; Alembic logs its plugins.
    for name in ("uvicorn", "uvicorn.error", "websockets", "alembic"):
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLogger().level))


def _require_installation(settings: Settings) -> None:
    """A link of a database made just now would open nothing."""
    if not settings.database_url and not settings.sqlite_file.is_file():
        raise SettingsProblem(
            f"There is no Puzzleboard in {settings.data.absolute()}. Run this in the folder the server was started in, "
            f"or set {PREFIX}DATA to its data folder."
        )


def _require_this_version(database: Database) -> None:
    """For who only reads: nothing is brought to this version on the way."""
    stored = stored_revision(database)
    if stored is not None and stored not in revisions():
        raise NewerDatabase(stored)
    if stored != revisions()[-1]:
        raise SettingsProblem("The database is of an older version. Run `puzzleboard migrate` first.")


def _require_frontend() -> None:
    if not (STATIC / "dist" / ".vite" / "manifest.json").is_file():
        raise SettingsProblem(
            "The pages have not been built: there is no frontend in this installation. "
            "In a source tree run `make build`; otherwise install the released package again."
        )


def _listen(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=2_048)
    except OSError as error:
        reason = error.strerror or str(error)
        raise SettingsProblem(
            f"Cannot listen on {settings.host}:{settings.port}: {reason}. "
            f"Stop the other program, or set {PREFIX}PORT (and {PREFIX}HOST) to a free one."
        ) from None


def _lock(data: Path) -> TextIO:
    """Two servers on one database would each keep boards of their own. The lock ends with the process, however."""
    file = (data / "lock").open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise SettingsProblem(
            f"Another Puzzleboard is running with the data folder {data.absolute()}. "
            f"Stop it, or set {PREFIX}DATA to another folder."
        ) from None
    return file


def _migrate(settings: Settings) -> bool:
    database = Database(settings.effective_database_url)
    try:
        database.check()
        return migrate(database)
    finally:
        database.close()


def _sentence(problem: Exception) -> str:
    match problem:
        case DatabaseUnreachable():
            return f"The database cannot be opened: {problem}. Check {PREFIX}DATABASE_URL and {PREFIX}DATA."
        case NewerDatabase():
            return f"{problem} Nothing was changed. Install that version again, or restore a backup made by this one."
        case _:
            return str(problem)


if __name__ == "__main__":
    sys.exit(main())
