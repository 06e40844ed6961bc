"""How a rule of the board says no."""


class Refused(Exception):
    """A change breaks a rule of the board. `piece` is the id of the piece, link or comment it is about, if any."""

    def __init__(self, code: str, piece: str | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.piece = piece
