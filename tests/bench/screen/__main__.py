"""What a person feels at the screen, measured in headless Chromium.

python -m tests.bench.screen                 1,000 pieces and 500 links, then 5,000 pieces: pan, zoom and drag
python -m tests.bench.screen --beside        the same moves on Excalidraw with as many shapes, in the same run
"""

import argparse
import asyncio
import inspect
import tempfile
from pathlib import Path

from playwright.async_api import async_playwright

from tests.bench.screen import excalidraw, ours
from tests.bench.screen.crowd import fill
from tests.support import chromium
from tests.support.browser import start_chromium
from tests.support.server import Server

LINKS = 500
SIZES = (1_000, 5_000)

# From "Speed a person feels" in docs/benchmarks.md; milliseconds, at most.
TO_REACH = {
    "usable_ms": 1_000.0,
    "own_piece_ms": 16.7,
    "others_p95_ms": 100.0,
    "pan_far_ms": 16.7,
    "pan_near_ms": 16.7,
    "zoom_ms": 16.7,
    "drag_ms": 16.7,
}
SWITCH_MS = 150.0


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.screen",
        description=inspect.cleandoc(__doc__ or ""),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--beside", action="store_true", help="measure Excalidraw as well")
    parser.add_argument("--pieces", type=int, nargs="*", default=list(SIZES))
    chosen = parser.parse_args()
    chromium.provide()
    asyncio.run(_measure(chosen.pieces, chosen.beside))


async def _measure(sizes: list[int], beside: bool) -> None:
    async with async_playwright() as playwright:
        browser = await start_chromium(playwright)
        for pieces in sizes:
            with tempfile.TemporaryDirectory() as folder:
                settings = {"JOINS_PER_HOUR": "10000"}
                server = Server(Path(folder) / "data", settings=settings).start()
                try:
                    await fill(server, pieces, LINKS)
                    found = await ours.measure(browser, server, moves_only=pieces != SIZES[0])
                finally:
                    server.stop()
            peer = await excalidraw.measure(browser, pieces, LINKS) if beside else {}
            print(f"\n{pieces:,} pieces, {LINKS} links")
            for name, value in found.items():
                print(_row(name, value, peer.get(name)), flush=True)
        await browser.close()


def _row(name: str, value: float, peer: float | None) -> str:
    most = SWITCH_MS if name.startswith("switch_") else TO_REACH.get(name)
    judged = "" if most is None else f"at most {most:>7.1f}  {'reached' if value <= most else 'missed'}"
    other = "" if peer is None else f"   Excalidraw {peer:>8.2f}  {value / peer:>5.2f} ×"
    return f"{name:24} {value:>9.2f}  {judged}{other}"


if __name__ == "__main__":
    main()
