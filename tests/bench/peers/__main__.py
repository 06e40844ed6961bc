"""Puzzleboard beside the sync servers people deploy today, each workload with the same bytes, in one interleaved run.

    python -m tests.bench.peers                       everything, three times: about 40 minutes
    python -m tests.bench.peers typing-50 --runs 1    one workload, once
    python -m tests.bench.peers --report FILE …       the tables of earlier runs

Every run adds a line of JSON to `build/bench-peers.jsonl`, or to the file of `--out`.
"""

import argparse
import inspect
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.bench.peers import report
from tests.bench.peers.generator import generate
from tests.bench.peers.peers import install, link_modules, without_peers
from tests.bench.peers.suite import OURS, WORKLOADS, Workload

HERE = Path(__file__).parent
OUT = HERE.parents[2] / "build" / "bench-peers.jsonl"


def main() -> None:
    chosen = _arguments()
    lines = [json.loads(line) for path in chosen.report for line in path.read_text().splitlines()]
    workloads = [workload for workload in WORKLOADS if workload.name in chosen.names] or list(WORKLOADS)
    if not chosen.report:
        installed = without_peers() if chosen.servers == [OURS] else install()
        link_modules()
        chosen.out.parent.mkdir(parents=True, exist_ok=True)
        for run in range(chosen.runs):
            for workload, server in _order(workloads, chosen.servers, run):
                parameters = workload.parameters | (workload.quick if chosen.quick else {})
                line = generate(installed, workload.kind, server, parameters, seed=run + 1)
                lines.append({"workload": workload.name, "server": server, "run": run, **line})
                with chosen.out.open("a", encoding="utf-8") as out:
                    out.write(json.dumps(lines[-1]) + "\n")
                print(f"{workload.name:12} {server:20} {json.dumps(line)}", flush=True)
    print(f"\n{report.tables(WORKLOADS, lines)}\n\n{report.verdicts(WORKLOADS, lines)}")


def _arguments() -> Any:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.peers",
        description=inspect.cleandoc(__doc__ or ""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="workload", help=", ".join(each.name for each in WORKLOADS))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--servers", nargs="*", help="only these")
    parser.add_argument("--quick", action="store_true", help="shorter, for a first look")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--report", type=Path, nargs="*", default=[])
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - {workload.name for workload in WORKLOADS}:
        parser.error(f"there is no workload {', '.join(sorted(unknown))}")
    return chosen


def _order(workloads: Sequence[Workload], servers: Sequence[str] | None, run: int) -> Iterator[tuple[Workload, str]]:
    """Interleaved, and turned round in every other run: whatever the machine does meanwhile, it does to all."""
    for workload in workloads:
        compared = [server for server in (OURS, *workload.peers) if not servers or server in servers]
        yield from ((workload, server) for server in (reversed(compared) if run % 2 else compared))


if __name__ == "__main__":
    main()
