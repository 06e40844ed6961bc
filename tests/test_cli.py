"""The command: it starts, says where people can go, and every way it cannot start is one sentence."""

import json
import os
import socket
import sqlite3
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from starlette.types import Receive, Scope, Send
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from app import cli
from app.pages.views import STATIC
from app.settings import Settings
from tests.support.forked import Forked, forked
from tests.support.installation import BASE_URL, install

START_SECONDS = 30
HUGE_BYTES = 32_000_000  # far more than buffers on the way can hold
MANIFEST = STATIC / "dist" / ".vite" / "manifest.json"

needs_frontend = pytest.mark.skipif(
    not MANIFEST.is_file(), reason="the frontend is not built; `make test` builds it first"
)


def environment(data: Path, **settings: str) -> dict[str, str]:
    ours = {f"PUZZLEBOARD_{name}": value for name, value in {"DATA": str(data), "PORT": "0", **settings}.items()}
    return {**{name: value for name, value in os.environ.items() if not name.startswith("PUZZLEBOARD_")}, **ours}


@dataclass
class Done:
    returncode: int
    out: str
    err: str


class Command:
    """The command in this process; a refusal comes before anything is served."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, output: pytest.CaptureFixture[str]) -> None:
        self.monkeypatch, self.output = monkeypatch, output

    def __call__(self, *arguments: str, data: Path, **settings: str) -> Done:
        with self.monkeypatch.context() as patch:
            for name, value in environment(data, **settings).items():
                patch.setenv(name, value)
            returncode = cli.main(arguments)
        printed = self.output.readouterr()
        return Done(returncode, printed.out, printed.err)


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capsys)


@contextmanager
def running(data: Path, **settings: str) -> Iterator[Forked]:
    """Ready when it has said how to stop it."""
    with forked(environment(data, **settings)) as server:
        assert server.read_until("Stop it"), server.lines
        yield server


def assert_refused(done: Done, *words: str) -> None:
    assert done.returncode == 2, done
    assert "Traceback" not in done.err
    assert len(done.err.strip().splitlines()) == 1
    for word in words:
        assert word in done.err


@needs_frontend
def test_a_first_run_prints_links_that_open_and_keeps_them_privately(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        links = json.loads((tmp_path / "demo-links.json").read_text())
        assert urllib.request.urlopen(links["base_url"] + "/readyz").status == 200
        for role in ("facilitator", "participant", "observer", "trainer", "owner"):
            assert any(line.endswith(links[role]) for line in server.lines), role
            assert urllib.request.urlopen(links[role]).status == 200
        assert any(links["code"] in line for line in server.lines)
    for private in ("demo-links.json", "secret"):
        assert (tmp_path / private).stat().st_mode & 0o077 == 0
    assert set(links) == {
        "base_url", "board_id", "code", "owner", "facilitator", "participant", "observer", "trainer"
    }  # fmt: skip


@needs_frontend
def test_a_second_run_keeps_the_demo_and_every_link(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    with running(tmp_path, PORT=port):
        first = (tmp_path / "demo-links.json").read_text()
    with running(tmp_path, PORT=port):
        assert (tmp_path / "demo-links.json").read_text() == first


@needs_frontend
def test_without_a_demo_there_is_the_owners_link_only(tmp_path: Path) -> None:
    with running(tmp_path, DEMO="false") as server:
        assert [line for line in server.lines if "/join/" in line] == []
        assert [line for line in server.lines if "/enter/" in line]


@needs_frontend
def test_a_used_owner_link_is_replaced_at_the_next_start(tmp_path: Path) -> None:
    with running(tmp_path):
        link = json.loads((tmp_path / "demo-links.json").read_text())["owner"]
        used = urllib.request.Request(link, method="POST", data=b"")
        assert urllib.request.urlopen(used).status == 200
    with running(tmp_path):
        renewed = json.loads((tmp_path / "demo-links.json").read_text())["owner"]
    assert renewed.rpartition("/")[2] != link.rpartition("/")[2]


@needs_frontend
def test_a_port_in_use_is_named_before_anything_is_written(command: Command, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert_refused(command("run", data=tmp_path / "data", PORT=port), port, "PUZZLEBOARD_PORT")
    assert not (tmp_path / "data" / "puzzleboard.db").exists()


@needs_frontend
def test_two_servers_never_share_a_data_folder(command: Command, tmp_path: Path) -> None:
    with running(tmp_path):
        assert_refused(command("run", data=tmp_path), "Another Puzzleboard", str(tmp_path))


@needs_frontend
@pytest.mark.parametrize("folder", ["/proc/puzzleboard", "file"])
def test_a_data_folder_that_cannot_be_written_is_named(command: Command, tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    assert_refused(command("run", data=tmp_path / folder), str(tmp_path / folder), "PUZZLEBOARD_DATA")


@needs_frontend
def test_a_database_of_a_newer_version_is_left_as_it_is(command: Command, tmp_path: Path) -> None:
    assert command("migrate", data=tmp_path).returncode == 0
    with closing(sqlite3.connect(tmp_path / "puzzleboard.db", isolation_level=None)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    before = (tmp_path / "puzzleboard.db").read_bytes()
    assert_refused(command("run", data=tmp_path), "newer version", "9999")
    assert_refused(command("owner-link", data=tmp_path), "newer version")
    assert (tmp_path / "puzzleboard.db").read_bytes() == before


@needs_frontend
def test_a_database_that_is_none_is_named(command: Command, tmp_path: Path) -> None:
    (tmp_path / "puzzleboard.db").write_bytes(b"not a database " * 100)
    assert_refused(command("run", data=tmp_path), "puzzleboard.db", "cannot be opened")


@needs_frontend
def test_an_unreachable_database_is_named_without_its_password(command: Command, tmp_path: Path) -> None:
    done = command("run", data=tmp_path, DATABASE_URL="postgresql://board:hushhush@127.0.0.1:1/board")
    assert_refused(done, "127.0.0.1:1", "PUZZLEBOARD_DATABASE_URL")
    assert "hushhush" not in done.err


def test_a_missing_frontend_build_says_how_to_make_it(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cli, "STATIC", tmp_path / "static without a build")
    assert_refused(command("run", data=tmp_path / "data"), "make build")
    assert not (tmp_path / "data").exists()


@needs_frontend
def test_a_damaged_secret_is_not_replaced_silently(command: Command, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("")
    assert_refused(command("run", data=tmp_path), str(tmp_path / "secret"), "backup")


@needs_frontend
def test_a_ticket_is_never_logged(tmp_path: Path) -> None:
    with running(tmp_path, LOG_LEVEL="debug") as server:
        links = json.loads((tmp_path / "demo-links.json").read_text())
        address = f"ws{links['base_url'].removeprefix('http')}/sync/{links['board_id']}?ticket=a-secret-ticket"
        with connect(address) as websocket:
            with pytest.raises(ConnectionClosed):
                websocket.recv(timeout=START_SECONDS)
            assert websocket.close_code == 4401
    assert server.lines
    assert not [line for line in server.lines if "a-secret-ticket" in line]


@needs_frontend
def test_nobody_else_on_the_machine_reads_the_data(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)  # a folder that was there before, and open to all
    with running(tmp_path):
        open_to_others = [path.name for path in tmp_path.iterdir() if path.stat().st_mode & 0o077]
    assert open_to_others == []


@needs_frontend
def test_headers_without_end_are_cut_off(tmp_path: Path) -> None:
    with running(tmp_path, DEMO="false"):
        links = json.loads((tmp_path / "demo-links.json").read_text())
        host, port = links["base_url"].removeprefix("http://").split(":")
        with socket.create_connection((host, int(port)), timeout=START_SECONDS) as connection:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: board\r\nX-Endless: ")
            with pytest.raises(ConnectionError):  # closed while we write
                connection.sendall(b"x" * HUGE_BYTES)
        assert urllib.request.urlopen(links["base_url"] + "/readyz").status == 200


@pytest.mark.parametrize(
    ("proxies", "peer", "client"),
    [
        ("", "10.0.0.1", "10.0.0.1"),
        ("10.0.0.0/24", "192.0.2.7", "192.0.2.7"),
        ("10.0.0.0/24", "10.0.0.1", "198.51.100.5"),
    ],
)
async def test_only_a_trusted_proxy_says_for_whom_it_asks(proxies: str, peer: str, client: str) -> None:
    """What a visitor wrote into the header stands left of what the proxy added, and is not believed."""
    seen: list[str] = []

    async def application(scope: Scope, _receive: Receive, _send: Send) -> None:
        seen.append(scope["client"][0])

    config = cli._server_config(application, Settings(trusted_proxies=proxies))
    config.load()
    headers = [(b"x-forwarded-for", b"203.0.113.66, 198.51.100.5")]
    await config.loaded_app({"type": "http", "scheme": "http", "client": (peer, 1), "headers": headers}, None, None)
    assert seen == [client]


def test_several_nodes_are_refused_for_now(command: Command, tmp_path: Path) -> None:
    assert_refused(command("run", data=tmp_path, REDIS_URL="redis://localhost"), "PUZZLEBOARD_REDIS_URL")


def test_an_owner_link_is_not_made_where_nothing_is_installed(command: Command, tmp_path: Path) -> None:
    assert_refused(command("owner-link", data=tmp_path / "elsewhere"), "no Puzzleboard", "PUZZLEBOARD_DATA")
    assert not (tmp_path / "elsewhere").exists()


def test_an_owner_link_leads_to_where_the_server_was_started(command: Command, tmp_path: Path) -> None:
    command("migrate", data=tmp_path)
    (tmp_path / "demo-links.json").write_text('{"base_url": "http://127.0.0.1:8700"}')
    assert command("owner-link", data=tmp_path).out.startswith("http://127.0.0.1:8700/enter/")


def test_a_new_owner_link_can_be_asked_for_at_any_time(command: Command, tmp_path: Path) -> None:
    command("migrate", data=tmp_path)
    links = [command("owner-link", data=tmp_path, PORT="8123").out.strip() for _ in range(2)]
    assert all(link.startswith("http://127.0.0.1:8123/enter/") for link in links)
    assert links[0] != links[1]


def a_checkpoint(data: Path) -> None:
    """Made by a host of a running installation, which has stopped by the end."""
    with install(data) as installed:
        path = f"/api/boards/{installed.board_id}/checkpoints"
        made = installed.seated("facilitator").post(
            path, json={"name": "Baseline", "poll_seconds": 0}, headers={"Origin": BASE_URL}
        )
        assert made.status_code == 201, made.text


def test_checkpoints_are_verified(command: Command, tmp_path: Path) -> None:
    a_checkpoint(tmp_path)
    done = command("verify", data=tmp_path)
    assert (done.returncode, done.err) == (0, "")
    assert "CP0 'Baseline'" in done.out
    assert "as it was made" in done.out
    assert "0 of them not whole." in done.out


def test_a_log_with_a_hole_is_named(command: Command, tmp_path: Path) -> None:
    a_checkpoint(tmp_path)
    with closing(sqlite3.connect(tmp_path / "puzzleboard.db")) as database, database:
        database.execute("UPDATE log_entry SET seq = seq + 1 WHERE document = 'stage'")
    done = command("verify", data=tmp_path)
    assert done.returncode == 1
    assert "it has a hole after entry 0" in done.out
    assert "1 of them not whole." in done.out


def test_a_checkpoint_that_was_changed_is_named(command: Command, tmp_path: Path) -> None:
    a_checkpoint(tmp_path)
    with closing(sqlite3.connect(tmp_path / "puzzleboard.db")) as database, database:
        database.execute("DROP TRIGGER checkpoint_is_immutable_update")
        database.execute("UPDATE checkpoint SET fingerprint = 'f'")
    done = command("verify", data=tmp_path)
    assert done.returncode == 1
    assert "CP0 'Baseline'" in done.out
    assert "has the fingerprint" in done.out


def test_nothing_is_verified_where_nothing_is_installed(command: Command, tmp_path: Path) -> None:
    assert_refused(command("verify", data=tmp_path), "no Puzzleboard in")


def test_an_older_database_is_brought_to_this_version_before_it_is_verified(command: Command, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "puzzleboard.db")) as database, database:
        database.execute("CREATE TABLE alembic_version (version_num VARCHAR(32))")
        database.execute("INSERT INTO alembic_version VALUES ('0001')")
    assert_refused(command("verify", data=tmp_path), "puzzleboard migrate")


def test_migrating_twice_says_that_there_was_nothing_to_do(command: Command, tmp_path: Path) -> None:
    assert "has been brought" in command("migrate", data=tmp_path).out
    assert "already" in command("migrate", data=tmp_path).out


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as done:
        cli.main(["--version"])
    assert done.value.code == 0
    assert capsys.readouterr().out.startswith("puzzleboard ")
