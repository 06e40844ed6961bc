"""Checkpoints as the stage tells of them: what everybody may know, and the poll that is open."""

from collections.abc import Mapping
from typing import Any

from pycrdt import Doc

from app.errors import Problem
from app.workshop.ballots import is_open
from app.workshop.polls import check_poll_answer
from app.workshop.stage import root

CHECKPOINTS = "checkpoints"


def announce(stage: Doc[Any], id: str, value: Mapping[str, Any]) -> None:
    """`value`: {number, name, note, stage, seq, stage_seq, at, by, fingerprint, metrics, poll?}."""
    root(stage, CHECKPOINTS)[id] = dict(value)


def polls_of(stage: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Of the checkpoints that asked: id -> {opened_at, closes_at, answered, closed_at?, opinion?}."""
    return {id: one["poll"] for id, one in stage[CHECKPOINTS].items() if one.get("poll")}


def check_answer(stage: Doc[Any], id: str, payload: Mapping[str, Any], at: str) -> None:
    """Raises Problem: `no-such-checkpoint`, `vote-closed`, `bad-answer`."""
    if not is_open(_poll(stage, id), at):
        raise poll_closed()
    check_poll_answer(payload)


def tell_answered(stage: Doc[Any], id: str, count: int) -> None:
    if _poll(stage, id)["answered"] != count:
        _put_poll(stage, id, {**_poll(stage, id), "answered": count})


def check_uncounted(stage: Doc[Any], id: str) -> None:
    """Raises Problem: `no-such-checkpoint`, `no-poll`, `vote-closed` when it is closed already."""
    if "closed_at" in _poll(stage, id):
        raise poll_closed()


def close_poll(stage: Doc[Any], id: str, opinion: Mapping[str, Any], at: str) -> None:
    """`opinion`: as it was stored. Raises Problem as `check_uncounted` does."""
    check_uncounted(stage, id)
    counted = {"answered": opinion["count"], "closed_at": at, "opinion": dict(opinion)}
    _put_poll(stage, id, {**_poll(stage, id), **counted})


def poll_closed() -> Problem:
    return Problem("vote-closed", 409, "This poll is closed.", "Its result stands with the checkpoint.")


def show(stage: Doc[Any], id: str, at: str, by: str) -> None:
    """To everybody at the board, once. Raises Problem: `no-such-checkpoint`."""
    root(stage, CHECKPOINTS)[id] = {**_checkpoint(stage, id), "shown": {"at": at, "by": by}}


def _checkpoint(stage: Doc[Any], id: str) -> Any:
    checkpoint = root(stage, CHECKPOINTS).get(id)
    if checkpoint is None:
        raise Problem("no-such-checkpoint", 404, "There is no such checkpoint.", "Reload the page to see them.")
    return checkpoint


def _poll(stage: Doc[Any], id: str) -> Any:
    poll = _checkpoint(stage, id).get("poll")
    if poll is None:
        raise Problem("no-poll", 409, "This checkpoint asked nobody.", "Make another one with a poll.")
    return poll


def _put_poll(stage: Doc[Any], id: str, poll: Mapping[str, Any]) -> None:
    root(stage, CHECKPOINTS)[id] = {**_checkpoint(stage, id), "poll": dict(poll)}
