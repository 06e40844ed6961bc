"""The shelf of playbooks and the editor: what is typed is kept, what is wrong is marked where it stands."""

from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from app.workshop.policy import Role
from tests.facilitation.test_playbooks import SMALL, made
from tests.pages.page import Page, read
from tests.support.installation import Installation

Typed = dict[str, list[str]]


@pytest.fixture
def facilitator(installation: Installation) -> TestClient:
    return installation.seated("facilitator", "Jo Aalto")


def typed_in(page: Page) -> Typed:
    """What the editor's form would send as it stands."""
    typed: Typed = {}
    for element in page.elements:
        name, kind = element.attributes.get("name", ""), element.attributes.get("type", "text")
        if element.tag == "input" and "." in name and (kind != "checkbox" or "checked" in element.attributes):
            typed.setdefault(name, []).append(element.attributes["value"])
        if element.tag == "textarea":
            typed[name] = [element.text.removeprefix("\n")]
    for select, chosen in chosen_in(page).items():
        typed[select] = [chosen]
    typed["version"] = [page.one("input", type="hidden", name="version").attributes["value"]]
    return typed


def chosen_in(page: Page) -> dict[str, str]:
    chosen: dict[str, str] = {}
    select = ""
    for element in page.elements:
        if element.tag == "select":
            select = element.attributes["name"]
            chosen[select] = ""
        if element.tag == "option" and "selected" in element.attributes:
            chosen[select] = element.attributes["value"]
    return {name: value for name, value in chosen.items() if "." in name}


def edited(client: TestClient, id: str, do: str = "save", **changes: str | list[str]) -> Response:
    typed: dict[str, Any] = typed_in(read(client.get(f"/playbooks/{id}")))
    typed |= {name.replace("__", "."): value for name, value in changes.items()}
    return client.post(f"/playbooks/{id}", data={**typed, "do": do})


def stored(client: TestClient, id: str) -> dict[str, Any]:
    return dict(client.get(f"/api/playbooks/{id}").json())


def test_the_shelf_is_reached_from_home_and_shows_what_ships(installation: Installation) -> None:
    owner = installation.owner()
    assert read(owner.get("/")).one("a", href="/playbooks")
    page = read(owner.get("/playbooks"))
    assert "12 stages · 6 h 45 min" in page.text
    assert "6 stages · 2 h" in page.text
    assert page.one("a", href="/api/playbooks/standard-day.yaml")


def test_a_facilitator_finds_the_shelf_beside_their_boards(facilitator: TestClient, installation: Installation) -> None:
    assert read(facilitator.get("/")).one("a", href="/playbooks")
    assert not read(installation.seated("participant").get("/")).all("a", href="/playbooks")


@pytest.mark.parametrize("role", ["participant", "observer"])
def test_others_read_and_do_not_copy(installation: Installation, role: Role) -> None:
    page = read(installation.seated(role).get("/playbooks"))
    assert page.one("a", href="/playbooks/two-hours")
    assert not page.all("form", action="/playbooks/copy")
    assert not page.all("form", action="/playbooks/import")


def test_a_script_is_read_in_the_readers_language(facilitator: TestClient) -> None:
    assert "There are no slides" in read(facilitator.get("/playbooks/standard-day")).text
    facilitator.patch("/api/me", json={"language": "es"})
    page = read(facilitator.get("/playbooks/standard-day"))
    assert "No habrá diapositivas" in page.text
    assert "There are no slides" not in page.text


def test_a_copy_opens_in_the_editor(facilitator: TestClient) -> None:
    copied = facilitator.post("/playbooks/copy", data={"id": "two-hours"})
    assert copied.status_code == 303
    page = read(facilitator.get(copied.headers["location"]))
    assert "This one is yours now" in page.text
    assert page.one("input", id="stages.0.name.es").attributes["value"] == "Apertura y punto de partida"


@pytest.mark.parametrize("id", ["standard-day", "two-hours", "remote-two-halves"])
def test_saving_untouched_changes_nothing(facilitator: TestClient, id: str) -> None:
    copy = facilitator.post("/api/playbooks", json={"copy": id}).json()
    assert edited(facilitator, copy["id"]).headers["location"] == f"/playbooks/{copy['id']}?saved=1"
    assert stored(facilitator, copy["id"]) == copy


def test_what_is_edited_is_a_new_version(facilitator: TestClient) -> None:
    id = made(facilitator)["id"]
    saved = edited(
        facilitator,
        id,
        stages__0__minutes="45",
        stages__0__prompts__en="What do you see?\nWhat is missing?",
        stages__0__prompts__es="¿Qué ve?\r\n¿Qué falta?",
        stages__0__opens__zones=["industry", "strategy"],
        stages__0__opens__kinds=["factor", "goal"],
        stages__0__hands="private",
        stages__0__checkpoint="CP0",
        stages__0__exit__0__ask__en="Are there three goals?",
        stages__0__exit__0__ask__es="¿Hay tres metas?",
        stages__0__exit__0__check="pieces",
        stages__0__exit__0__amount="3",
        stages__0__exit__0__of="kind:goal",
    )
    assert saved.headers["location"] == f"/playbooks/{id}?saved=2"
    assert "Saved as version 2." in read(facilitator.get(saved.headers["location"])).text
    stage = stored(facilitator, id)["stages"][0]
    assert stage["minutes"] == 45
    assert stage["prompts"][1] == {"en": "What is missing?", "es": "¿Qué falta?"}
    assert stage["opens"] == {"zones": ["industry", "strategy"], "kinds": ["goal", "factor"]}
    assert (stage["hands"], stage["checkpoint"]) == ("private", "CP0")
    assert stage["exit"] == [
        {
            "id": "are-there-three-goals",
            "ask": {"en": "Are there three goals?", "es": "¿Hay tres metas?"},
            "check": {"pieces": {"kind": "goal", "at_least": 3}},
        }
    ]


@pytest.mark.parametrize(
    ("field", "wrong", "sentence"),
    [
        ("stages.0.minutes", "soon", "Write whole minutes from 1 to 240."),
        ("stages.0.minutes", "500", "Write whole minutes from 1 to 240."),
        ("stages.0.name.es", "", "Write this in English and in Spanish."),
        ("stages.0.script.en", "x" * 2_001, "This is too long."),
        ("stages.0.prompts.en", "Only in English?", "Write this in English and in Spanish."),
        ("name.en", "", "Write this in English and in Spanish."),
        ("before.en", "Only in English.", "Write this in English and in Spanish."),
    ],
)
def test_what_is_wrong_is_marked_and_everything_typed_is_kept(
    facilitator: TestClient, field: str, wrong: str, sentence: str
) -> None:
    id = made(facilitator)["id"]
    refused = edited(facilitator, id, **{"stages__0__script__es": "Recién escrito.", field.replace(".", "__"): wrong})
    page = read(refused)
    assert refused.status_code == 422
    kept = typed_in(page)
    assert kept["stages.0.script.es"] == ["Recién escrito."]
    assert kept[field] == [wrong]
    marked = [element for element in page.elements if "aria-invalid" in element.attributes]
    assert len(marked) == 1
    said = page.one("p", id=marked[0].attributes["aria-describedby"]).text.strip()
    assert said == sentence
    assert stored(facilitator, id)["version"] == 1


def test_a_percentage_is_asked_for_in_percent(facilitator: TestClient) -> None:
    id = made(facilitator)["id"]
    question = {
        "stages__0__exit__0__ask__en": "Ready?",
        "stages__0__exit__0__ask__es": "¿Listos?",
        "stages__0__exit__0__check": "ready",
    }
    page = read(edited(facilitator, id, **question, stages__0__exit__0__amount="800"))
    assert page.one("p", id="stages.0.exit.0.amount-error").text.strip() == "Write a percentage from 1 to 100."
    edited(facilitator, id, **question, stages__0__exit__0__amount="80 %")
    assert stored(facilitator, id)["stages"][0]["exit"][0]["check"] == {"ready": 0.8}


def test_stages_are_added_moved_and_taken_out_before_they_are_saved(facilitator: TestClient) -> None:
    id = facilitator.post("/api/playbooks", json={"copy": "two-hours"}).json()["id"]
    names = [stage["id"] for stage in stored(facilitator, id)["stages"]]

    def shown(answer: Response) -> list[str]:
        page = read(answer)
        assert "Not saved yet." in page.text
        return [
            element.attributes["value"]
            for element in page.elements
            if element.tag == "input" and element.attributes.get("name", "").endswith(".id")
            and ".exit." not in element.attributes["name"]
        ]  # fmt: skip

    assert shown(edited(facilitator, id, "down:0")) == [names[1], names[0], *names[2:]]
    assert shown(edited(facilitator, id, "up:5")) == [*names[:4], names[5], names[4]]
    assert shown(edited(facilitator, id, "remove:1")) == [names[0], *names[2:]]
    assert shown(edited(facilitator, id, "add:0")) == [names[0], "", *names[1:]]
    assert shown(edited(facilitator, id, "up:0")) == names
    assert shown(edited(facilitator, id, "down:99")) == names
    assert [stage["id"] for stage in stored(facilitator, id)["stages"]] == names


def test_a_new_stage_gets_an_id_of_its_own(facilitator: TestClient) -> None:
    id = made(facilitator)["id"]
    added = typed_in(read(edited(facilitator, id, "add:0")))
    for language in ("en", "es"):
        added |= {f"stages.1.{field}.{language}": ["Look"] for field in ("name", "script")}
    assert facilitator.post(f"/playbooks/{id}", data={**added, "do": "save"}).status_code == 303
    assert [stage["id"] for stage in stored(facilitator, id)["stages"]] == ["look", "look-2"]


def test_two_windows_lose_nothing(facilitator: TestClient) -> None:
    id = made(facilitator)["id"]
    other = typed_in(read(facilitator.get(f"/playbooks/{id}")))
    edited(facilitator, id, stages__0__minutes="45")
    refused = facilitator.post(f"/playbooks/{id}", data={**other, "stages.0.minutes": "50", "do": "save"})
    page = read(refused)
    assert refused.status_code == 409
    assert "changed meanwhile" in page.one("p", role="alert").text
    again = facilitator.post(f"/playbooks/{id}", data={**typed_in(page), "do": "save"})
    assert again.headers["location"] == f"/playbooks/{id}?saved=3"
    assert stored(facilitator, id)["stages"][0]["minutes"] == 50


def test_it_is_edited_as_yaml_and_back(facilitator: TestClient) -> None:
    id = made(facilitator)["id"]
    page = read(edited(facilitator, id, "yaml", stages__0__minutes="45"))
    text = page.one("textarea", id="yaml").text.removeprefix("\n")
    assert "minutes: 45" in text
    path, version = f"/playbooks/{id}/yaml", {"version": "1"}
    wrong = facilitator.post(path, data={**version, "yaml": text.replace("minutes: 45", "minutes: 450")})
    assert wrong.status_code == 422
    assert "minutes: 450" in read(wrong).one("textarea", id="yaml").text
    assert "Write whole minutes from 1 to 240." in read(wrong).one("section", role="alert").text
    form = facilitator.post(path, data={**version, "yaml": text, "do": "form"})
    assert typed_in(read(form))["stages.0.minutes"] == ["45"]
    saved = facilitator.post(path, data={**version, "yaml": text.replace("\n", "\r\n")})
    assert saved.headers["location"] == f"/playbooks/{id}?saved=2"


def test_a_file_is_imported_or_corrected_on_the_page(facilitator: TestClient) -> None:
    wrong = facilitator.post("/playbooks/import", files={"file": ("mine.yaml", SMALL.replace("30", "0"))})
    page = read(wrong)
    assert wrong.status_code == 422
    assert "Line 6" in page.one("section", role="alert").text
    corrected = page.one("textarea", id="yaml").text.removeprefix("\n").replace("minutes: 0", "minutes: 30")
    done = facilitator.post("/playbooks/import", data={"yaml": corrected})
    assert done.status_code == 303
    assert "Media hora" in facilitator.get(done.headers["location"]).text


@pytest.mark.parametrize("file", [b"\xff\xfe\x00", b"", b"x" * 210_000, b"a: &a [*a]"])
def test_a_file_that_is_no_playbook_is_refused_with_a_sentence(facilitator: TestClient, file: bytes) -> None:
    refused = facilitator.post("/playbooks/import", files={"file": ("mine.yaml", file)})
    assert refused.status_code == 422
    assert read(refused).one("section", role="alert").text.strip()


def test_archiving_can_be_taken_back(facilitator: TestClient) -> None:
    id = made(facilitator)["id"]
    archived = facilitator.post(f"/playbooks/{id}/archive")
    page = read(facilitator.get(archived.headers["location"]))
    assert "Half an hour is archived." in page.one("p", role="status").text
    assert page.one("form", action=f"/playbooks/{id}/restore")
    assert not read(facilitator.get(f"/playbooks/{id}")).all("textarea"), "an archived one is only read"
    facilitator.post(f"/playbooks/{id}/restore")
    assert read(facilitator.get("/playbooks")).one("form", action=f"/playbooks/{id}/archive")


def test_nobody_opens_or_changes_anothers(installation: Installation, facilitator: TestClient) -> None:
    id = made(facilitator)["id"]
    other = installation.seated("facilitator", "Max Ortega")
    assert other.get(f"/playbooks/{id}").status_code == 404
    for verb in ("", "/yaml", "/archive", "/restore"):
        assert other.post(f"/playbooks/{id}{verb}", data={"yaml": SMALL, "do": "save"}).status_code == 404
    assert installation.browser().get("/playbooks").status_code == 401


def test_markup_in_a_playbook_is_only_text(facilitator: TestClient) -> None:
    id = made(facilitator, SMALL.replace("en: Look,", "en: '</textarea><script>alert(1)</script>',"))["id"]
    for path in (f"/playbooks/{id}", "/playbooks"):
        assert all(script.text.strip() == "" for script in read(facilitator.get(path)).all("script"))
    yaml = facilitator.post(f"/playbooks/{id}/yaml", data={"yaml": "</textarea><script>alert(1)</script>: ["})
    assert all(script.text.strip() == "" for script in read(yaml).all("script"))


def test_a_board_is_given_a_playbook_from_its_page(installation: Installation, facilitator: TestClient) -> None:
    path = f"/boards/{installation.board_id}/playbook"
    for id in ("standard-day", made(facilitator)["id"]):
        assert read(facilitator.get(f"/playbooks/{id}")).one("form", action=path)
        used = facilitator.post(path, data={"id": id})
        page = read(facilitator.get(used.headers["location"]))
        assert "Tarvenna, Strategy 2027 is run by this playbook now." in page.one("p", role="status").text
        assert facilitator.get(f"/api{path}").json()["playbook"]["id"] == id


def test_only_who_runs_a_board_gives_it_a_playbook(installation: Installation, facilitator: TestClient) -> None:
    path, participant = f"/boards/{installation.board_id}/playbook", installation.seated("participant")
    assert not read(participant.get("/playbooks/two-hours")).all("form", action=path)
    assert participant.post(path, data={"id": "two-hours"}).status_code == 403
    assert facilitator.post(path, data={"id": "nowhere"}).status_code == 404
    installation.owner().patch(f"/api/boards/{installation.board_id}", json={"archived": True})
    assert facilitator.post(path, data={"id": "two-hours"}).status_code == 409
    assert not read(facilitator.get("/playbooks/two-hours")).all("form", action=path)
