"""What is done at its time: a board's presence goes out, rooms and connections are looked after."""

import asyncio
import logging
from collections.abc import Callable

TICK_SECONDS = 0.030  # what is pointed at is at most 40 ms old when it is seen: a tick, and its way

log = logging.getLogger("puzzleboard.live")


class Pulse:
    """Of each board: its presence goes out at once where nothing went out for a tick, else when the tick is over."""

    def __init__(self, timer: Callable[[], float], send: Callable[[str], None]) -> None:
        """`send` is called with a board's id."""
        self._timer = timer
        self._send = send
        self._at: dict[str, float] = {}  # board id -> when its presence last went out, or will

    def beat(self, board_id: str) -> None:
        """Its presence has changed."""
        now, last = self._timer(), self._at.get(board_id, 0.0)
        if last > now:
            return  # on its way already
        due = self._at[board_id] = max(now, last + TICK_SECONDS)
        if due == now:
            self._send(board_id)
        else:
            asyncio.get_running_loop().call_later(due - now, self._send, board_id)

    def forget(self, board_id: str) -> None:
        self._at.pop(board_id, None)


async def again_and_again(seconds: float, work: Callable[[], None]) -> None:
    """Until it is cancelled; what fails once is tried again."""
    while True:
        await asyncio.sleep(seconds)
        try:
            work()
        except Exception:
            log.exception("Looking after connections and rooms failed")
