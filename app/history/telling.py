"""python -m app.history.telling    the past of a board comes on stdin, a line of JSON goes out for each wish"""

from app.history import apart
from app.history.biography import tell
from app.history.told import show_removed, show_steps
from app.history.wish import Past, StepsOf


def answers(past: Past) -> list[bytes]:
    """In the order of the wishes."""
    pieces = {wish.piece for wish in past.wishes if isinstance(wish, StepsOf)}
    steps, removed = tell(past.updates, pieces, past.state)
    told = (
        show_steps(steps[wish.piece], wish.before) if isinstance(wish, StepsOf) else show_removed(removed)
        for wish in past.wishes
    )
    return [each.model_dump_json(by_alias=True).encode() for each in told]


if __name__ == "__main__":
    for answer in answers(apart.begin()):
        apart.say(answer + b"\n")
