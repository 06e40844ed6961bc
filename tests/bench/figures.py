"""Numbers of a run, and the table they are printed in."""

import os
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Run:
    """One run of a scenario. `latencies_ms` are of every single observation; `complete` is the share that arrived."""

    latencies_ms: Sequence[float]
    complete: float
    server_cpu_seconds: float
    seconds: float


@dataclass(frozen=True)
class Row:
    name: str
    what: str
    runs: Sequence[Run]

    def cells(self) -> list[str]:
        """The median of the runs' figures, so that one disturbed run does not decide."""
        share = statistics.median(run.server_cpu_seconds / run.seconds for run in self.runs)
        return [
            self.name,
            f"{self._median(50):.1f}",
            f"{self._median(95):.1f}",
            f"{self._median(99):.1f}",
            f"{min(run.complete for run in self.runs):.1%}",
            f"{share:.0%}",
            self.what,
        ]

    def _median(self, percent: int) -> float:
        return statistics.median(percentile(run.latencies_ms, percent) for run in self.runs)


def percentile(values: Sequence[float], percent: int) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * percent // 100)]


def cpu_seconds(pid: int) -> float:
    """What the process and its threads have used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND


def table(rows: Sequence[Row]) -> str:
    head = ["scenario", "p50 ms", "p95 ms", "p99 ms", "arrived", "server CPU", "measured"]
    lines = [head, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
