"""Waiting for a condition instead of for a time."""

import time
from collections.abc import Callable

POLL_SECONDS = 0.02


def wait_until(condition: Callable[[], bool], what: str, timeout_seconds: float = 20) -> None:
    """Raises TimeoutError naming `what` when the condition does not come true in time."""
    deadline = time.monotonic() + timeout_seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError(f"after {timeout_seconds} s: {what}")
        time.sleep(POLL_SECONDS)
