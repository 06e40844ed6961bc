"""One run of one workload against one server, by the generator in Node."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from frontend import node
from tests.bench.peers.peers import Installed

GENERATOR_CORE = "1"  # the server has core 0 for itself
RUN_SECONDS = 900
SCRIPT = Path(__file__).with_name("main.mjs")


def generate(installed: Installed, kind: str, server: str, parameters: dict[str, Any], seed: int) -> dict[str, Any]:
    """Its figures, or `error`."""
    script = [str(SCRIPT), kind, server, json.dumps(parameters), str(seed)]
    command = ["taskset", "-c", GENERATOR_CORE, str(node.find().node), "--max-old-space-size=6000", *script]
    environment = {**os.environ, **installed.environment()}
    try:
        ended = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=RUN_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return {"error": f"not done within {RUN_SECONDS} s"}
    if ended.returncode != 0 or not ended.stdout.strip():
        return {"error": ended.stderr.strip().splitlines()[-1] if ended.stderr.strip() else "it ended without a word"}
    line: dict[str, Any] = json.loads(ended.stdout.strip().splitlines()[-1])
    return line
