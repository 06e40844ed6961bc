"""What a person feels at our board: docs/benchmarks.md says what each figure means."""

import json
import statistics

from playwright.async_api import Browser, Page

from tests.bench.screen.crowd import write_together
from tests.bench.screen.hand import Hand
from tests.support.server import Server

Figures = dict[str, float]
LENSES = ("Outline", "Industry", "History", "Stakeholders", "Competition", "Plan", "My part", "Map")
WRITERS, WRITING_SECONDS = 50, 10

# When the page could be used: the map is where it belongs, and everything of it has come.
WATCH_OPENING = """
const look = () => {
  if (document.querySelector(".map-lens:not(.is-unseen)") && document.querySelector(".saved-state.is-saved"))
    window.usableMs = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
# When each mark of somebody else is in the page: milliseconds since 1970.
WATCH_MARKS = """() => {
  window.marks = {};
  new MutationObserver(() => {
    const now = performance.timeOrigin + performance.now();
    for (const [mark] of document.body.innerText.matchAll(/#\\d{7}/g)) window.marks[mark] ??= now;
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
}"""
# From the key that lays a piece to the frame that shows it.
WATCH_LAYING = """words => new Promise(done => {
  let pressed = 0;
  addEventListener("keydown", event => { if (event.key === "Enter") pressed = performance.now(); }, true);
  const seen = new MutationObserver(() => {
    if (!document.querySelector(".map-lens")?.textContent.includes(words)) return;
    seen.disconnect();
    done(performance.now() - pressed);
  });
  seen.observe(document.querySelector(".map-lens"), { subtree: true, childList: true, characterData: true });
})"""


async def measure(browser: Browser, server: Server, *, moves_only: bool) -> Figures:
    context = await browser.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = await context.new_page()
    await _join(page, server)
    figures: Figures = {}
    if not moves_only:
        figures |= await _opening(page)
    hand = await Hand.on(page)
    figures |= await _moves(page, hand)
    if not moves_only:
        figures |= await _lenses(page, hand)
        figures |= await _laying(page)
        figures |= await _others(page, server)
    await context.close()
    return figures


async def _join(page: Page, server: Server) -> None:
    await page.add_init_script(WATCH_OPENING)
    await page.goto(server.links.facilitator)
    await page.get_by_label("Your name").fill("Lucía Arbeloa")
    await page.get_by_role("radio", name="Sales").check(force=True)
    await page.get_by_role("button", name="Join the board").click()
    await page.wait_for_function("window.usableMs > 0 && !!document.querySelector('.map-lens')", timeout=60_000)


async def _opening(page: Page) -> Figures:
    """Milliseconds from navigation, the browser having been there before."""
    found = []
    for _ in range(5):
        await page.reload()
        await page.wait_for_function("window.usableMs > 0", timeout=60_000)
        found.append(await page.evaluate("window.usableMs"))
    return {"usable_ms": statistics.median(found)}


async def _moves(page: Page, hand: Hand) -> Figures:
    await page.keyboard.press("0")
    figures = {"pan_far_ms": await hand.pan(), "zoom_ms": await hand.zoom()}
    await page.get_by_role("button", name="Customer strategy").first.click()
    await page.wait_for_function("document.querySelectorAll('.react-flow__node').length > 3")
    await page.evaluate("() => new Promise(done => setTimeout(done, 600))")  # the camera's own flight
    figures["pan_near_ms"] = await hand.pan()
    box = await page.locator(".react-flow__node").nth(5).bounding_box()
    assert box
    figures["drag_ms"] = await hand.drag((box["x"] + box["width"] / 2, box["y"] + 8))
    await page.keyboard.press("Escape")
    return figures


async def _lenses(page: Page, hand: Hand) -> Figures:
    """Milliseconds of the main thread from the click to two frames later; each lens was open before."""
    tabs = page.get_by_role("navigation", name="Lenses")
    figures: Figures = {}
    for turn in range(3):
        for lens in LENSES:
            tab = tabs.get_by_role("button", name=lens, exact=True)
            cost = await hand.cost(tab.click)
            if turn:
                name = f"switch_{lens.lower().replace(' ', '_')}_ms"
                figures[name] = min(cost, figures.get(name, cost))
    return figures


async def _laying(page: Page) -> Figures:
    found = []
    for n in range(5):
        words = f"laid {n} by hand"
        await page.locator("#composer-text").fill(words)
        waiting = page.evaluate_handle(f"window.laid = ({WATCH_LAYING})({json.dumps(words)}); 0")
        await waiting
        await page.locator("#composer-text").press("Enter")
        found.append(float(await page.evaluate("window.laid")))
    return {"own_piece_ms": statistics.median(found)}


async def _others(page: Page, server: Server) -> Figures:
    tray = page.get_by_role("navigation", name="Zones").get_by_role("button", name="Tray")

    async def look() -> None:
        await tray.click()
        await page.evaluate(WATCH_MARKS)

    sent = await write_together(server, WRITERS, WRITING_SECONDS, look)
    seen: dict[str, float] = await page.evaluate("window.marks")
    late = sorted(seen[mark] - sent[mark] for mark in sent if mark in seen)
    return {
        "others_p95_ms": late[int(len(late) * 0.95)] if late else float("nan"),
        "others_seen_percent": 100 * len(late) / len(sent),
    }
