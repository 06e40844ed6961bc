"""python -m app.history.telling answer    the past of a board comes on stdin, a line of JSON goes out for each wish

Or one line for a page of its course.
"""

from app.history import apart
from app.history.biography import tell
from app.history.course import Course, tell_course
from app.history.told import show_course, show_removed, show_steps
from app.history.wish import Past, StepsOf


def answers(handed: Past | Course) -> list[bytes]:
    """In the order of the wishes."""
    if isinstance(handed, Course):
        return [show_course(tell_course(handed)).model_dump_json(by_alias=True).encode()]
    pieces = {wish.piece for wish in handed.wishes if isinstance(wish, StepsOf)}
    steps, removed = tell(handed.updates, pieces, handed.state)
    told = (
        show_steps(steps[wish.piece], wish.before) if isinstance(wish, StepsOf) else show_removed(removed)
        for wish in handed.wishes
    )
    return [each.model_dump_json(by_alias=True).encode() for each in told]


if __name__ == "__main__":
    for answer in answers(apart.begin()):
        apart.say(answer + b"\n")
