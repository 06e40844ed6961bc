"""`make bench`: medians of several runs as a table. Name scenarios to run only those; `--runs 1` is quicker."""

import argparse
import inspect
import os

import uvloop

from tests.bench import scenarios
from tests.bench.figures import Row, table

SCENARIOS = {
    "typing-50": (scenarios.typing, "an edit's way to every one of the 49 others"),
    "late-joiner": (scenarios.late_joiner, "opening a board of 1,000 pieces while 50 write"),
    "cold-load": (scenarios.cold_load, "opening after a restart, 50,000 changes in the log"),
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench", description=inspect.cleandoc(__doc__ or ""))
    parser.add_argument("names", nargs="*", metavar="scenario", help=", ".join(SCENARIOS))
    parser.add_argument("--runs", type=int, default=3)
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(SCENARIOS):
        parser.error(f"there is no scenario {', '.join(sorted(unknown))}; there are {', '.join(SCENARIOS)}")
    cores = os.cpu_count() or 1
    if cores > 1:
        os.sched_setaffinity(0, set(range(1, cores)))  # the server has a core for itself
    rows = []
    for name in chosen.names or SCENARIOS:
        scenario, what = SCENARIOS[name]
        rows.append(Row(name, what, [uvloop.run(scenario()) for _ in range(chosen.runs)]))
        print(table(rows[-1:]), flush=True)
    print(f"\nmedians of {chosen.runs} runs, {cores} cores, load {os.getloadavg()[0]:.1f}\n\n{table(rows)}")


if __name__ == "__main__":
    main()
