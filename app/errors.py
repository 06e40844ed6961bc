"""The one taxonomy of what can go wrong for a person, translated at the edge.

Every `Problem` carries a stable code, the HTTP status and the close code of the sync socket that stand for it, and
two message ids: what happened, and what to do about it. Routes and pages render it; nothing else formats errors.
"""

from dataclasses import dataclass, field
from enum import IntEnum


class CloseCode(IntEnum):
    """Close codes of the sync socket. A stock y-websocket client stops reconnecting only on 4400–4499."""

    TOO_BIG = 1009
    RESTARTING = 1012
    TRY_LATER = 1013
    MALFORMED = 4400
    SIGN_IN_AGAIN = 4401
    NOT_ALLOWED = 4403
    NO_SUCH_BOARD = 4404
    TOO_SLOW = 4408
    REPLACED = 4409
    BOARD_CLOSED = 4410
    TOO_MUCH = 4429


@dataclass
class Problem(Exception):
    """A refusal that a person can act on.

    `message` and `hint` are gettext message ids (English); `values` fills their `{placeholders}`; `fields` maps a
    field's name to the message id of what is wrong with it.
    """

    code: str
    status: int
    message: str
    hint: str = ""
    close: CloseCode | None = None
    values: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    retry_after_seconds: int | None = None

    def __str__(self) -> str:
        return self.code
