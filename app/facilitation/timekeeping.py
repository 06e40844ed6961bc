"""When the server's clock is set, no timer jumps: what ran before goes on from the same second."""

from collections.abc import Callable, Mapping
from typing import Any

from pycrdt import Doc, Map

from app.live.documents import STAGE
from app.live.host import Host
from app.live.member import Attendance
from app.workshop.stage import moment, root, seconds_at
from app.workshop.timer import SHARED, timer_of

STEP_SECONDS = 1.0  # a clock that is steered drifts less than that between two looks


class Timekeeping:
    """A duty of the steward's: tells the people at a board what the clock says now, and moves what counts from it."""

    def __init__(self, host: Host, monotonic: Callable[[], float]) -> None:
        """`monotonic`: seconds that only ever pass, whatever the clock is set to."""
        self._host = host
        self._monotonic = monotonic
        self._offsets: dict[str, float] = {}  # board -> how far the clock was ahead of `monotonic`

    def due(
        self, board_id: str, _stage: Mapping[str, Mapping[str, Any]], _present: Mapping[str, Attendance], now: float, /
    ) -> bool:
        known = self._offsets.setdefault(board_id, now - self._monotonic())
        return abs(now - self._monotonic() - known) > STEP_SECONDS

    async def do(self, board_id: str, _now: float, /) -> None:
        now = self._host.now()
        offset = now - self._monotonic()
        step = offset - self._offsets[board_id]
        self._offsets[board_id] = offset

        def write(stage: Doc[Any]) -> None:
            entries = root(stage, "timer")
            entries["clock"] = {"at": moment(now)}
            if value := entries.get(SHARED):
                entries[SHARED] = timer_of(value).moved(step).as_json()
            _move_teams(root(stage, "teams"), step)
            for questions in (root(stage, "votes"), root(stage, "rounds")):
                _move_closings(questions, step)
            _move_polls(root(stage, "checkpoints"), step)
            _move_replans(root(stage, "cards"), step)

        await self._host.edit(board_id, STAGE, write)


def _move_teams(teams: Map[Any], step: float) -> None:
    for id, team in list(teams.items()):
        if team.get("timer"):
            teams[id] = {**team, "timer": timer_of(team["timer"]).moved(step).as_json()}


def _move_closings(questions: Map[Any], step: float) -> None:
    """Of what is still open."""
    for id, question in list(questions.items()):
        if "closes_at" in question and "closed_at" not in question:
            questions[id] = {**question, "closes_at": _moved(question["closes_at"], step)}


def _move_polls(checkpoints: Map[Any], step: float) -> None:
    for id, one in list(checkpoints.items()):
        poll = one.get("poll")
        if poll and "closed_at" not in poll:
            checkpoints[id] = {**one, "poll": {**poll, "closes_at": _moved(poll["closes_at"], step)}}


def _move_replans(cards: Map[Any], step: float) -> None:
    for id, card in list(cards.items()):
        played = card.get("played")
        if played and "done_at" not in played:
            cards[id] = {**card, "played": {**played, "ends_at": _moved(played["ends_at"], step)}}


def _moved(written: str, step: float) -> str:
    return moment(seconds_at(written) + step)
