"""Promise P3: what somebody types into their hand reaches nobody else, whatever the others try. Rule R33.

`tests/wire/test_canaries.py` looks for it in what a real server says, answers and logs.
"""

import pytest

from app.live import protocol
from tests.live.canaries import CANARY, Mine

pytestmark = pytest.mark.seeded


@pytest.mark.parametrize("seed", range(195))
def test_r33_no_canary_of_a_hand_is_heard_by_anybody_else(seed: int) -> None:
    mine = Mine(seed)
    mine.run(30)
    assert mine.leaks() == []
    assert CANARY in str(mine.device.heard()), "Ana's other device hears it"


def test_a_canary_that_gets_out_is_found() -> None:
    mine = Mine(0)
    mine.run(5)
    mine.others[0].hear(protocol.update("board", mine.hand.doc.get_update()))
    assert mine.leaks() != []
