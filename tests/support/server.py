"""The real server as a process: `puzzleboard run` on a free port, its data in a folder of the test."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx2

from tests.support.ports import free_port
from tests.support.waiting import wait_until

ROOT = Path(__file__).parents[2]
START_TIMEOUT_SECONDS = 60  # on a machine that is busy with other things, too
STOP_TIMEOUT_SECONDS = 15


@dataclass(frozen=True)
class Links:
    """What the first run wrote to `demo-links.json`."""

    base_url: str
    board_id: str
    code: str
    owner: str
    facilitator: str
    participant: str
    observer: str
    trainer: str


class Server:
    def __init__(self, data: Path, *, settings: dict[str, str] | None = None, pinned_to: int | None = None) -> None:
        """`settings` are further PUZZLEBOARD_ variables without the prefix; `pinned_to` is a core of the machine."""
        self.data = data
        self.port = free_port()
        self.base_url = f"http://127.0.0.1:{self.port}"
        self.settings = {"PORT": str(self.port), "DATA": str(data), "LOG_LEVEL": "warning", **(settings or {})}
        self.pinned_to = pinned_to
        self.program = ("app.cli", "run")  # a module, and what it is told
        self.process: subprocess.Popen[bytes] | None = None
        self.log_path = data.with_name(f"{data.name}.log")

    def start(self) -> "Server":
        self.launch()
        return self.wait_until_ready()

    def launch(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PUZZLEBOARD_")}
        environment |= {f"PUZZLEBOARD_{name}": value for name, value in self.settings.items()}
        with self.log_path.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *self.program], cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        if self.pinned_to is not None:
            os.sched_setaffinity(self.process.pid, {self.pinned_to})

    def wait_until_ready(self) -> "Server":
        try:
            wait_until(self._ready, f"the server is ready; its log:\n{self.log()}", START_TIMEOUT_SECONDS)
        except BaseException:
            self.kill9()  # nobody else knows of it yet
            raise
        return self

    def stop(self) -> None:
        """As Ctrl+C does."""
        self._end(signal.SIGINT)

    def kill9(self) -> None:
        """No warning, no chance to write anything: the crash every promise is measured by."""
        self._end(signal.SIGKILL)

    def died_of(self) -> signal.Signals:
        """Waits until the process has ended by itself; of which signal."""
        process, self.process = self.process, None
        assert process is not None
        return signal.Signals(-process.wait(STOP_TIMEOUT_SECONDS))

    def restart(self) -> "Server":
        """The same data, the same port."""
        if self.process is not None:
            self.stop()
        return self.start()

    @property
    def links(self) -> Links:
        return Links(**json.loads((self.data / "demo-links.json").read_text(encoding="utf-8")))

    @property
    def pid(self) -> int:
        assert self.process is not None, "the server is not running"
        return self.process.pid

    def socket_url(self, board_id: str) -> str:
        return f"ws://127.0.0.1:{self.port}/sync/{board_id}"

    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8", errors="replace") if self.log_path.exists() else ""

    def _ready(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            raise RuntimeError(f"the server ended with {self.process.returncode}; its log:\n{self.log()}")
        try:
            return httpx2.get(f"{self.base_url}/readyz", timeout=2, verify=False).status_code == 200
        except httpx2.TransportError:
            return False

    def _end(self, how: signal.Signals) -> None:
        process, self.process = self.process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(STOP_TIMEOUT_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise
