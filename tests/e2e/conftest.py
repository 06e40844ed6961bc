"""A server with the demo, and people who join it in their own browser."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.e2e.board_window import BoardWindow
from tests.support.browser import Windows
from tests.support.server import Server

Join = Callable[..., Awaitable[BoardWindow]]


@pytest.fixture
def join(server: Server, windows: Windows) -> Join:
    """`await join("Nadia Belkacem")` as a participant, `role="observer"` as one."""

    async def come_in(name: str, *, role: str = "participant", **look: Any) -> BoardWindow:
        link: str = getattr(server.links, role)
        return await BoardWindow.join(windows, link, name, **look)

    return come_in
