"""What is told of the past of a board, as the REST API says it."""

from collections.abc import Sequence
from datetime import datetime

from pydantic import BaseModel, Field, JsonValue

from app.board.values import LINK_IDENTITY
from app.history.biography import REMOVED_AT_ONCE, STEPS_AT_ONCE, RemovedPiece
from app.history.course import Told
from app.history.step import Step, What


class JointView(BaseModel):
    """The link a step is about; `text` is what the piece at the other end said then."""

    id: str
    from_: str = Field(serialization_alias="from", validation_alias="from")
    to: str
    kind: str
    other: str
    text: str


class StepView(BaseModel):
    """`before` and `after`: words of a text, the value of a field, zones of a move. `person`: null for the server."""

    at: datetime
    person: str | None
    what: What
    field: str
    before: JsonValue
    after: JsonValue
    link: JointView | None


class Steps(BaseModel):
    """`steps`: oldest first. `before`: what to ask for to get earlier ones; null when there are none."""

    steps: list[StepView]
    before: int | None


class CourseStep(StepView):
    """A step on the whole board. `zone`, `kind` and `text`: of the piece as it was after it; empty for the stage.

    `seq` and `until`: the numbers of its first and its last edit.
    """

    seq: int
    until: int
    piece: str
    kind: str
    zone: str
    text: str


class CourseSteps(BaseModel):
    """`next_after`: the `after` of the following page; null at the end."""

    steps: list[CourseStep]
    next_after: int | None


class LinkView(BaseModel):
    id: str
    from_: str = Field(serialization_alias="from", validation_alias="from")
    to: str
    kind: str
    by: str
    fields: dict[str, JsonValue]


class RemovedView(BaseModel):
    """A piece as it was when it was removed, and the links that went with it or with their other end."""

    piece: str
    kind: str
    by: str
    zone: str
    pos: tuple[float, float]
    size: tuple[float, float]
    text: str
    fields: dict[str, JsonValue]
    removed_by: str | None
    removed_at: datetime
    links: list[LinkView]


class Removed(BaseModel):
    """Newest first; `count` is how many there are in all."""

    pieces: list[RemovedView]
    count: int


def show_steps(steps: Sequence[Step], before: int | None) -> Steps:
    """The last ones before the one numbered `before`; numbers count from 0."""
    end = len(steps) if before is None else max(0, min(before, len(steps)))
    start = max(0, end - STEPS_AT_ONCE)
    return Steps(steps=[_step(step) for step in steps[start:end]], before=start or None)


def show_removed(removed: Sequence[RemovedPiece]) -> Removed:
    return Removed(pieces=[_removed(piece) for piece in removed[:REMOVED_AT_ONCE]], count=len(removed))


def show_course(told: Told) -> CourseSteps:
    return CourseSteps(steps=[_course_step(step) for step in told.steps], next_after=told.next_after)


def _course_step(step: Step) -> CourseStep:
    about = step.about
    of_piece = {name: getattr(about, name) if about else "" for name in ("piece", "kind", "zone", "text")}
    return CourseStep.model_validate(_fields(step) | of_piece | {"seq": step.seq, "until": step.until})


def _step(step: Step) -> StepView:
    return StepView.model_validate(_fields(step))


def _fields(step: Step) -> dict[str, object]:
    joint = step.link
    link = joint and {
        "id": joint.id,
        "from": joint.from_,
        "to": joint.to,
        "kind": joint.kind,
        "other": joint.other,
        "text": joint.text,
    }
    return {
        "at": step.at,
        "person": step.person,
        "what": step.what,
        "field": step.field,
        "before": step.before,
        "after": step.after,
        "link": link,
    }


def _removed(removed: RemovedPiece) -> RemovedView:
    common = {name: removed.values[name] for name in ("kind", "by", "zone", "pos", "size", "text")}
    links = [
        {"id": id, "fields": {name: each for name, each in value.items() if name not in LINK_IDENTITY}}
        | {name: value[name] for name in LINK_IDENTITY}
        for id, value in removed.links
    ]
    return RemovedView.model_validate(
        common
        | {
            "piece": removed.piece,
            "fields": removed.fields,
            "removed_by": removed.removed_by,
            "removed_at": removed.removed_at,
            "links": links,
        }
    )
