"""A whole workshop by its script, in real browsers: who sees what, and who does not, from the first stage to the last.

One facilitator, six participants of four functions, one of them on a phone, and an observer, on the demo account.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.async_api import Locator, Page, WebSocket, expect

from app.i18n import translator
from tests.support.browser import PHONE, Windows
from tests.support.server import Server

CANARY = "canary in a coal mine"
LATE_MS = 15_000
PEOPLE = [
    ("Henrik Dahlmann", "engineering"),
    ("Chiara Montesi", "product"),
    ("Priya Raghunathan", "product"),
    ("Tomás Quiroga", "quality"),
    ("Yuki Hanabusa", "sales"),
    ("Nadia Belkacem", "quality"),
]


@dataclass
class Ears:
    """All that a page was sent, over its socket and by requests."""

    heard: list[bytes] = field(default_factory=list)

    def listen(self, page: Page) -> None:
        page.on("websocket", self._watch)

    def _watch(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._hear)

    def _hear(self, frame: str | bytes) -> None:
        self.heard.append(frame if isinstance(frame, bytes) else frame.encode())

    def has_heard(self, words: str) -> bool:
        return any(words.encode() in frame for frame in self.heard)


@dataclass
class Room:
    language: str
    lucia: Page
    screen: Page
    people: list[Page]
    observer: Page

    def words(self, sentence: str, **values: str) -> str:
        return translator(self.language).gettext(sentence, **values)

    def button(self, page: Page | Locator, sentence: str, **values: str) -> Locator:
        return page.get_by_role("button", name=self.words(sentence, **values), exact=True)

    @property
    def console(self) -> Locator:
        return self.lucia.get_by_role("complementary", name=self.words("Running the room"))

    async def use(self, tool: str) -> None:
        await self.button(self.console, tool).click()

    async def back(self) -> None:
        await self.button(self.console, "Back").first.click()

    async def next_stage(self) -> None:
        await self.console.get_by_role("button", name=re.compile(self.words("Next stage: {name}", name=""))).click()
        sure = self.button(self.console, "Move on anyway")
        if await appears(sure):
            await sure.click()

    def all_pages(self) -> list[Page]:
        return [self.lucia, *self.people, self.observer]


async def appears(what: Locator) -> bool:
    try:
        await what.wait_for(timeout=2_500)
    except Exception:  # it was not asked: nothing was missing
        return False
    return True


async def come_in(windows: Windows, link: str, name: str, function: str, ears: Ears | None = None, **look: Any) -> Page:
    page = await windows.open(**look)
    if ears:
        ears.listen(page)
    await page.goto(link)
    await page.locator("input[name=name]").fill(name)
    await page.locator(f"input[name=function][value={function}]").check(force=True)
    language = look["locale"][:2]
    await page.get_by_role("button", name=translator(language).gettext("Join the board")).click()
    await page.wait_for_selector(".saved-state.is-saved", timeout=30_000)
    return page


@pytest.fixture(params=["en", "es"])
def language(request: pytest.FixtureRequest) -> str:
    language: str = request.param
    return language


async def test_a_workshop_from_its_first_stage_to_its_last(language: str, server: Server, windows: Windows) -> None:
    locale = {"en": "en-GB", "es": "es-ES"}[language]
    observed = Ears()
    lucia = await come_in(windows, server.links.facilitator, "Lucía Arbeloa", "sales", locale=locale)
    people = [
        await come_in(
            windows,
            server.links.participant,
            name,
            function,
            locale=locale,
            **({"size": PHONE, "lens": "hand"} if name == "Nadia Belkacem" else {}),
        )
        for name, function in PEOPLE
    ]
    observer = await come_in(windows, server.links.observer, "Oliver Stainforth", "management", observed, locale=locale)
    screen = await lucia.context.new_page()
    await screen.set_viewport_size({"width": 1920, "height": 1080})
    await screen.goto(f"{server.base_url}/boards/{server.links.board_id}?screen")
    room = Room(language, lucia, screen, people, observer)
    await begin(room)
    await write_alone_and_reveal(room, observed)
    await make_a_checkpoint(room, "0", answered=3)
    await a_closed_zone_says_why(room)
    await vote(room)
    await score_alone(room)
    await bring_everybody_here(room)
    await play_an_event(room)
    await close_the_day(room)
    # The stages that are not finished ask once.
    windows.complaints[:] = [one for one in windows.complaints if "409" not in one or "/stage" not in one]


async def begin(room: Room) -> None:
    await room.button(room.lucia, "Run the room").click()
    await room.console.locator(".playbook-choice input").nth(1).check()
    await room.console.get_by_role("button", name=re.compile(room.words("Begin"))).click()
    for page in room.all_pages():
        if page is not room.lucia:
            await expect(page.locator(".stage-card h3")).to_be_visible(timeout=LATE_MS)
    await room.button(room.console, "Start timer").click()
    for page in (room.people[0], room.observer):
        await expect(page.locator(".stage-timer b")).to_have_text(re.compile(r"^\d\d:\d\d$"))


async def write_alone_and_reveal(room: Room, observed: Ears) -> None:
    for number, page in enumerate(room.people[:3]):
        field = page.locator("#composer-text")
        await field.fill(f"{CANARY} {number}")
        await field.press("Enter")
    phone = room.people[-1]
    await phone.locator("#composer-text").fill(f"{CANARY} phone")
    await room.button(phone, "Keep in my hand").click()
    reveal = room.lucia.get_by_role("button", name=room.words("Reveal all {n}", n="4"))
    await expect(reveal).to_be_enabled(timeout=LATE_MS)
    assert not observed.has_heard(CANARY), "a byte of a hand reached somebody else"
    for page in (room.lucia, room.observer, room.people[4]):
        assert CANARY not in await page.content()
    await room.button(room.people[3], "Done?").click()
    of_those_asked = room.words("{n} of {all}", n="1", all="6")
    await expect(room.console.locator(".people-part header p")).to_contain_text(of_those_asked, timeout=LATE_MS)
    await expect(room.screen.locator("footer")).to_contain_text(of_those_asked, timeout=LATE_MS)
    await reveal.click()
    await expect(room.screen.get_by_text(CANARY)).to_have_count(4, timeout=LATE_MS)
    for number in range(4):
        await expect(room.screen.get_by_text(CANARY).nth(number)).to_be_in_viewport(ratio=1, timeout=LATE_MS)
    for page in (room.observer, room.people[4]):
        await room.button(page, "Show").click(timeout=LATE_MS)
    for page in (room.lucia, room.observer, room.people[4]):
        await expect(page.get_by_role("group", name=re.compile(CANARY))).to_have_count(4, timeout=LATE_MS)
    assert observed.has_heard(CANARY)


async def make_a_checkpoint(room: Room, number: str, answered: int) -> None:
    await room.use("Checkpoint")
    await room.button(room.console, "Make checkpoint {n}", n=f"CP{number}").click()
    for page in room.people[-answered:]:
        card = page.locator(".poll-card")
        for row in range(3):
            await card.locator("fieldset").nth(row).locator("label").nth(3).click(timeout=LATE_MS)
        await card.locator(".poll-line input").fill(f"{CANARY}: the first goal")
    card = room.lucia.locator(".poll-card")
    await expect(card.locator("footer p")).to_contain_text(str(answered), timeout=LATE_MS)
    await room.button(card, "Close the poll").click()
    await room.button(room.people[0], "See where we stand").click(timeout=LATE_MS)
    await expect(room.screen.locator(".reveal-screen")).to_have_count(0)
    screen = room.people[0].locator(".reveal-screen")
    await expect(screen.locator(".figure-number")).to_have_count(3)
    await expect(screen.locator(".figure-opinion b").first).to_have_text(re.compile(r"^4[.,]0$"))
    await expect(screen.locator(".reveal-lines li")).to_have_count(answered)
    await room.button(screen, "Back to the board").click()
    if number == "0":
        await show_to_everybody(room)
    for page in room.all_pages():
        await room.button(page.locator(".underway"), "Put away").last.click()


async def show_to_everybody(room: Room) -> None:
    await room.button(room.lucia, "See where we stand").click()
    await room.button(room.lucia.locator(".reveal-screen"), "Show it to everybody").click()
    await expect(room.screen.locator(".reveal-screen .figure-number")).to_have_count(3, timeout=LATE_MS)
    for page in room.all_pages():
        await room.button(page.locator(".reveal-screen"), "Back to the board").click(timeout=LATE_MS)
        await expect(page.locator(".reveal-screen")).to_have_count(0)


async def a_closed_zone_says_why(room: Room) -> None:
    await room.next_stage()
    await expect(room.screen.locator(".reveal-screen")).to_have_count(0, timeout=LATE_MS)
    participant = room.people[0]
    await expect(participant.locator(".stage-card h3")).to_be_visible(timeout=LATE_MS)
    await expect(participant.locator(".zone-chip.zone-actions .icon")).to_be_visible()
    await expect(participant.locator(".zone-chip.zone-strategy .icon")).to_have_count(0)


async def vote(room: Room) -> None:
    await room.use("Start vote")
    await room.button(room.console, "Start the vote").click()
    for page in (room.people[0], room.people[1], room.people[-1]):
        await room.button(page.locator(".vote-card li").first, "One dot more").click(timeout=LATE_MS)
    await expect(room.lucia.locator(".vote-card footer p")).to_contain_text("3", timeout=LATE_MS)
    await expect(room.observer.locator(".vote-card button")).to_have_count(0)
    await expect(room.observer.locator(".vote-result")).to_have_count(0)
    await expect(room.screen.locator(".screen-count")).to_contain_text("3", timeout=LATE_MS)
    await room.button(room.lucia, "Close the vote").click()
    await expect(room.screen.locator(".vote-result li")).to_have_count(1, timeout=LATE_MS)
    await expect(room.observer.locator(".vote-result li").first.locator("b")).to_contain_text("3", timeout=LATE_MS)
    await room.lucia.get_by_role("button", name=room.words("Mark the first {n} as key pieces", n="3")).click()
    await expect(room.observer.locator(".vote-result .is-key")).to_have_count(1, timeout=LATE_MS)
    for page in room.all_pages():
        await room.button(page.locator(".vote-card"), "Put away").click()


async def score_alone(room: Room) -> None:
    await room.next_stage()
    await room.use("Score privately")
    await room.console.get_by_role("radio", name=room.words("Place the stakeholders, each alone")).check()
    await room.button(room.console, "Start the round").click()
    for page, score in ((room.people[0], 4), (room.people[3], 1)):
        row = page.locator(".score-rows li").first.locator("fieldset").first
        await row.locator("label").nth(score).click(timeout=LATE_MS)
    await expect(room.lucia.locator(".round-card footer p")).to_contain_text("2", timeout=LATE_MS)
    await expect(room.observer.locator(".score-spread")).to_have_count(0)
    await room.button(room.lucia, "Reveal the answers").click()
    await expect(room.observer.locator(".spread-words").first).to_contain_text("2", timeout=LATE_MS)
    settle = room.lucia.locator(".spread-settle button").first
    await settle.click()
    await expect(room.observer.locator(".spread-settled").first).to_be_visible(timeout=LATE_MS)
    for page in room.all_pages():
        await room.button(page.locator(".round-card"), "Put away").click()


async def bring_everybody_here(room: Room) -> None:
    await room.lucia.evaluate("location.hash = 'stakeholders'")
    await room.use("Bring all here")
    await room.button(room.console, "Bring everybody here").click()
    for page in (room.people[0], room.observer, room.screen):
        await expect(page.locator(".lens-page.stakeholders-lens")).to_be_visible(timeout=LATE_MS)
    for page in (room.people[0], room.observer):
        await expect(page).to_have_url(re.compile("#stakeholders"))
    await room.button(room.console, "Let everybody go").click()
    await room.back()


async def play_an_event(room: Room) -> None:
    await room.next_stage()
    await expect(room.people[0].locator(".stage-card")).to_contain_text(
        room.words("A break: nothing on the board is open. Your hand is."), timeout=LATE_MS
    )
    await room.next_stage()
    await room.use("Event card")
    await room.button(room.console, "Look at it").first.click()
    await room.console.locator(".tool-choices input").first.check()
    await room.button(room.console, "Play the card").click()
    card = room.people[0].locator(".event-card")
    await card.locator(".to-check label").first.click(timeout=LATE_MS)
    await expect(room.lucia.locator(".event-card .to-check input").first).to_be_checked(timeout=LATE_MS)
    check = room.screen.locator(".screen-checks li").first
    await expect(check).to_contain_text(room.words("Still relevant"), timeout=LATE_MS)
    await room.button(room.lucia, "Done, with a checkpoint").click()
    await expect(card).to_have_count(0, timeout=LATE_MS)


async def close_the_day(room: Room) -> None:
    await room.next_stage()
    await room.button(room.console, "End the workshop").click()
    anyway = room.button(room.console, "End anyway")
    if await appears(anyway):
        await anyway.click()
    for page in room.all_pages():
        await expect(page.locator(".stage-name")).to_have_count(0, timeout=LATE_MS)
    await expect(room.people[0].locator(".zone-chip.zone-industry .icon")).to_have_count(0)
