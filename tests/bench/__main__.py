"""`make bench`: what is measured beside the peers, quickly and for us alone, beside what was recorded then.

python -m tests.bench                             every workload, shortened: about two minutes
python -m tests.bench typing-200 --runs 3         one of them, median of three
python -m tests.bench --record FILE               records a run of `python -m tests.bench.peers`
"""

import argparse
import inspect
import json
import os
import platform
import statistics
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.bench.peers import report
from tests.bench.peers.generator import generate
from tests.bench.peers.peers import Installed, link_modules, without_peers
from tests.bench.peers.suite import OURS, WORKLOADS, Workload

RECORDED = Path(__file__).with_name("recorded.json")

Figures = dict[str, float]


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="make bench",
        description=inspect.cleandoc(__doc__ or ""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="workload", help=", ".join(each.name for each in WORKLOADS))
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--record", type=Path)
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - {workload.name for workload in WORKLOADS}:
        parser.error(f"there is no workload {', '.join(sorted(unknown))}")
    if chosen.record:
        return _record([json.loads(line) for line in chosen.record.read_text().splitlines()])
    link_modules()
    recorded = json.loads(RECORDED.read_text(encoding="utf-8")) if RECORDED.is_file() else {"workloads": {}}
    print(f"recorded {recorded.get('date', 'never')} on {recorded.get('machine', 'no machine')}\n")
    for workload in WORKLOADS:
        if not chosen.names or workload.name in chosen.names:
            print(_rows(workload, _measure(without_peers(), workload, chosen.runs), recorded["workloads"]), flush=True)
    return None


def _measure(installed: Installed, workload: Workload, runs: int) -> list[dict[str, Any]]:
    parameters = workload.parameters | workload.quick
    return [
        {"workload": workload.name, "server": OURS, **generate(installed, workload.kind, OURS, parameters, run + 1)}
        for run in range(runs)
    ]


def _rows(workload: Workload, lines: Sequence[dict[str, Any]], recorded: dict[str, Figures]) -> str:
    if errors := [line["error"] for line in lines if "error" in line]:
        return f"{workload.name:12} {errors[0]}"
    return "\n".join(
        _row(workload, figure, found, recorded.get(workload.name, {}).get(figure))
        for figure in workload.figures
        if (found := report.median(lines, OURS, figure)) is not None
    )


def _row(workload: Workload, figure: str, found: float, before: float | None) -> str:
    # A shortened run uses less of the processor: only what does not grow with its length is compared.
    compares = before is not None and (figure != "server_cpu_s" or not workload.quick)
    beside = f"recorded {before:>10.2f}  {found / before:>6.2f} ×" if compares and before else ""
    return f"{workload.name:12} {figure:16} {found:>10.2f}  {beside}"


def _record(lines: Sequence[dict[str, Any]]) -> None:
    workloads: dict[str, Figures] = {}
    for workload in WORKLOADS:
        own = [line for line in lines if line["workload"] == workload.name]
        figures = {figure: report.median(own, OURS, figure) for figure in workload.figures}
        workloads[workload.name] = {figure: round(value, 2) for figure, value in figures.items() if value is not None}
    machine = f"{os.cpu_count()} cores, {_processor()}, Linux {platform.release().split('-')[0]}"
    record = {"date": f"{datetime.now(UTC):%Y-%m-%d}", "machine": machine, "workloads": workloads}
    RECORDED.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _processor() -> str:
    names = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text().splitlines()
        if "model name" in line
    ]
    return statistics.mode(names) if names else platform.machine()


if __name__ == "__main__":
    main()
