"""What is measured, in which size, and what is to be reached (`docs/benchmarks.md`)."""

from dataclasses import dataclass, field
from typing import Any

OURS = "ours"
PEERS = ("y-websocket-server", "hocuspocus", "pycrdt-websocket", "tldraw")
STORING_PEERS = ("y-websocket-server", "hocuspocus", "pycrdt-websocket")


@dataclass(frozen=True)
class Target:
    """A figure of ours, at most `ratio` of the best peer's or at most `most`."""

    figure: str
    ratio: float | None = None
    most: float | None = None


@dataclass(frozen=True)
class Workload:
    name: str
    kind: str  # of main.mjs
    what: str
    parameters: dict[str, Any]
    targets: tuple[Target, ...]
    peers: tuple[str, ...] = PEERS
    figures: tuple[str, ...] = ("p50", "p95", "p99", "arrived", "server_cpu_s", "resident_mb")
    quick: dict[str, Any] = field(default_factory=dict)  # what a quick run does less of


def _typing(people: int, p99: float, cpu: float, *more: Target, peers: tuple[str, ...] = PEERS) -> Workload:
    return Workload(
        f"typing-{people}",
        "typing",
        f"{people} people in one room, 2 edits a second each",
        {"rooms": 1, "people": people, "perSecond": 2, "seconds": 8},
        (Target("p99", ratio=p99), Target("server_cpu_s", ratio=cpu), *more),
        peers,
        quick={"seconds": 4},
    )


def _cursors(people: int, seconds: int, peers: tuple[str, ...] = PEERS) -> Workload:
    return Workload(
        f"cursors-{people}",
        "cursors",
        f"{people} people in one room, 20 cursor positions a second each",
        {"people": people, "perSecond": 20, "seconds": seconds},
        (Target("server_cpu_s", ratio=0.3), Target("p99", most=40.0)),
        peers,
        quick={"seconds": 2},
    )


def _joins(pieces: int, p99: float) -> Workload:
    return Workload(
        f"joins-{pieces}",
        "joins",
        f"200 people open a board of {pieces:,} pieces at once",
        {"pieces": pieces, "joiners": 200},
        (Target("p99", ratio=p99),),
        figures=("p50", "p99", "alone_ms", "arrived", "server_cpu_s", "peak_mb"),
    )


# pycrdt-websocket delivers a tenth of the edits of 500 people, and half the cursors of 50, within half a minute.
_QUICK_PEERS = ("y-websocket-server", "hocuspocus", "tldraw")

WORKLOADS = (
    _typing(50, 0.7, 0.65, Target("p50", ratio=1.0)),
    _typing(200, 0.6, 0.75, peers=_QUICK_PEERS),
    _typing(500, 0.6, 0.5, peers=("hocuspocus", "tldraw")),
    _cursors(50, 6, _QUICK_PEERS),
    _cursors(200, 5, ("hocuspocus", "tldraw")),
    _joins(1_000, 0.6),
    _joins(10_000, 0.25),
    Workload(
        "rooms-200",
        "typing",
        "200 rooms of 5 people, 1 edit a second each",
        {"rooms": 200, "people": 5, "perSecond": 1, "seconds": 8},
        (Target("server_cpu_s", ratio=0.7),),
        quick={"seconds": 4},
    ),
    Workload(
        "cold-load",
        "cold",
        "the first to open a board with 50,000 updates behind it, on a server just started",
        {"updates": 50_000},
        (Target("ms", ratio=1.0),),
        STORING_PEERS,
        ("ms", "equal", "disk_mb", "server_cpu_s"),
    ),
    Workload(
        "kills",
        "kills",
        "the server killed while 10 people write: updates others had received that it lacks afterwards",
        {"times": 34, "people": 10, "perSecond": 5, "seconds": 1},
        (Target("lost", most=0.0),),
        (),
        ("kills", "received", "lost"),
        {"times": 3},
    ),
    Workload(
        "idle-1000",
        "idle",
        "1,000 people who look on, in rooms of ten",
        {"people": 1_000, "aRoom": 10, "seconds": 5},
        (Target("kilobytes_each", most=32.0),),
        PEERS,
        ("kilobytes_each", "idle_cpu", "resident_mb", "connections"),
    ),
)
