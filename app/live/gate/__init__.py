"""The write gate: nothing of pycrdt sees a client's byte that did not pass here. Pure."""

from app.live.gate.gate import Admitted, Gate
from app.live.gate.ledger import BrokenDocument
from app.live.gate.parse import Malformed, check_state_vector
from app.workshop.policy import Actor, Refused

__all__ = ["Actor", "Admitted", "BrokenDocument", "Gate", "Malformed", "Refused", "check_state_vector"]
