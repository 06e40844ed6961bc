"""The same moves on Excalidraw with as many shapes, for the record: built in the cache."""

import json
import os
import shutil
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from playwright.async_api import Browser, Route

from frontend import node
from tests.bench.screen.hand import Hand

ADDRESS = "http://excalidraw.test"  # answered by the test itself
HERE = Path(__file__).parent
FILES = ("package.json", "excalidraw.html", "excalidraw.mjs", "vite.config.mjs")
Figures = dict[str, float]


def install() -> Path:
    """The folder of the built page; again when what it is made of changes."""
    cache = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "puzzleboard-bench-screen"
    wanted = "\n".join((HERE / "page" / name).read_text(encoding="utf-8") for name in FILES)
    stamp = cache / "installed"
    if not stamp.is_file() or stamp.read_text(encoding="utf-8") != wanted:
        print("Installing Excalidraw …", flush=True)
        cache.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copy(HERE / "page" / name, cache / name)
        found = node.find()
        found.run("npm", "install", "--silent", "--ignore-scripts", folder=cache)
        found.run("npm", "run", "build", "--silent", folder=cache)
        stamp.write_text(wanted, encoding="utf-8")
    return cache / "dist"


async def measure(browser: Browser, pieces: int, links: int) -> Figures:
    context = await browser.new_context(viewport={"width": 1440, "height": 900})
    page = await context.new_page()
    await page.route(f"{ADDRESS}/**", partial(_serve, install()))
    await page.goto(f"{ADDRESS}/excalidraw.html#{json.dumps([pieces, links])}")
    await page.wait_for_function("window.ready", timeout=120_000)
    hand = await Hand.on(page)
    await page.evaluate("window.showAll()")
    figures = {"pan_far_ms": await hand.pan(), "zoom_ms": await hand.zoom()}
    await page.evaluate("window.showNear()")
    figures["pan_near_ms"] = await hand.pan()
    x, y = await page.evaluate("window.showNear()")
    figures["drag_ms"] = await hand.drag((x, y))
    await context.close()
    return figures


async def _serve(folder: Path, route: Route) -> None:
    file = folder / urlsplit(route.request.url).path.lstrip("/")
    await (route.fulfill(path=file) if file.is_file() else route.fulfill(status=404))
