"""Tables of what was measured: medians of the repeats, and ours against the best peer."""

import statistics
from collections.abc import Iterable, Sequence
from typing import Any

from tests.bench.peers.suite import OURS, Target, Workload

COMPLETE_PERCENT = 99.9  # a peer that delivers less is quick with what it delivers
FOREIGN_CPU = 0.3  # of a core: above it a run says more about the machine than about the server

Line = dict[str, Any]


def tables(workloads: Sequence[Workload], lines: Sequence[Line]) -> str:
    return "\n\n".join(
        _table(workload, [line for line in lines if line["workload"] == workload.name])
        for workload in workloads
        if any(line["workload"] == workload.name for line in lines)
    )


def verdicts(workloads: Sequence[Workload], lines: Sequence[Line]) -> str:
    """One row for each figure that is to be reached."""
    rows = ["| workload | figure | ours | best peer | ratio | to reach | |", "|---|---|---|---|---|---|---|"]
    for workload in workloads:
        found = [line for line in lines if line["workload"] == workload.name]
        rows += [_verdict(workload, target, found) for target in workload.targets if found]
    return "\n".join(rows)


def median(lines: Iterable[Line], server: str, figure: str) -> float | None:
    values = [line[figure] for line in lines if line["server"] == server and _is_number(line.get(figure))]
    return statistics.median(values) if values else None


def best_peer(workload: Workload, lines: Sequence[Line], figure: str) -> tuple[str, float] | None:
    """The lowest median among the peers that deliver everything."""
    found = [
        (peer, value)
        for peer in workload.peers
        if (value := median(lines, peer, figure)) is not None and _delivers(lines, peer)
    ]
    return min(found, key=lambda each: each[1], default=None)


def _table(workload: Workload, lines: Sequence[Line]) -> str:
    head = f"**{workload.name}**: {workload.what}"
    columns = [*workload.figures, "foreign_cpu"]
    rows = [f"| server | runs | {' | '.join(columns)} |", f"|{'---|' * (len(columns) + 2)}"]
    for server in dict.fromkeys(line["server"] for line in lines):
        own = [line for line in lines if line["server"] == server]
        errors = sorted({line["error"] for line in own if "error" in line})
        cells = [_cell(own, column) for column in columns]
        rows.append(
            f"| {server} | {len(own) - sum('error' in line for line in own)} | {' | '.join(cells)} |"
            + (f" {'; '.join(errors)}" if errors else "")
        )
    return "\n".join([head, "", *rows])


def _cell(lines: Sequence[Line], figure: str) -> str:
    values = [line[figure] for line in lines if figure in line and line[figure] is not None]
    if not values:
        return "–"
    if not all(map(_is_number, values)):
        return ", ".join(sorted({str(value) for value in values}))
    middle = _written(statistics.median(values))
    return middle if len(values) == 1 else f"{middle} [{_written(min(values))}–{_written(max(values))}]"


def _verdict(workload: Workload, target: Target, lines: Sequence[Line]) -> str:
    ours, best = median(lines, OURS, target.figure), best_peer(workload, lines, target.figure)
    ratio = ours / best[1] if ours is not None and best and best[1] else None
    if target.ratio is not None:
        wanted, is_met = f"≤ {target.ratio} ×", ratio is not None and ratio <= target.ratio
    else:
        wanted, is_met = f"≤ {target.most:g}", ours is not None and ours <= (target.most or 0.0)
    is_met = is_met and (target.figure == "lost" or _delivers(lines, OURS))
    cells = [
        workload.name,
        target.figure,
        "–" if ours is None else _written(ours),
        f"{_written(best[1])} ({best[0]})" if best else "–",
        "–" if ratio is None else f"{ratio:.2f} ×",
        wanted,
        "reached" if is_met else "**missed**",
    ]
    return f"| {' | '.join(cells)} |"


def _delivers(lines: Iterable[Line], server: str) -> bool:
    shares = [line["arrived"] for line in lines if line["server"] == server and "arrived" in line]
    return all(share >= COMPLETE_PERCENT for share in shares)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _written(number: float) -> str:
    if abs(number) >= 100:
        return f"{number:,.0f}"
    return f"{number:.1f}" if abs(number) >= 10 else f"{number:.2f}"
