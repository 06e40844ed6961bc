"""The owner's home: accounts, boards, and the forms on it. Others see their boards and a code field."""

import pytest

from tests.pages.page import Page, read
from tests.support.installation import Installation

MARKUP = "<script>alert(1)</script>"


def home(installation: Installation) -> Page:
    return read(installation.owner().get("/"))


def account(**changes: str) -> dict[str, str]:
    return {
        "name": "Brennholt Mobility",
        "industry": "Rail traction",
        "currency": "EUR",
        "revenue": "31,800,000",
    } | changes


def test_a_stranger_is_asked_for_a_code(installation: Installation) -> None:
    page = read(installation.browser().get("/"))
    assert page.one("form", action="/join")
    assert "Tarvenna" not in page.text


def test_a_participant_sees_their_boards_and_no_account(installation: Installation) -> None:
    page = read(installation.seated("participant").get("/"))
    assert page.one("a", href=f"/boards/{installation.board_id}")
    assert not page.all("form", action="/accounts")


def test_the_owner_sees_accounts_by_revenue(installation: Installation) -> None:
    owner = installation.owner()
    owner.post("/accounts", data=account())
    owner.post("/accounts", data=account(name="Norvik Marine", revenue="2 600 000"))
    names = [cell.text for cell in read(owner.get("/")).all("th", scope="row")]
    assert names == ["Brennholt Mobility", "Norvik Marine", "Tarvenna"]
    assert "€31.8M" in read(owner.get("/")).text


def test_an_owner_without_accounts_is_taught(installation: Installation) -> None:
    owner = installation.owner()
    owner.post(f"/accounts/{installation.account_id}/archive")
    page = read(owner.get("/"))
    assert "Start with one customer" in page.text
    assert page.one("form", action="/accounts")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": " "}, "Please give a name."),
        ({"name": "x" * 300}, "Use 120 characters or fewer."),
        ({"revenue": "a lot"}, "Write a number, for example 46,200,000 or 46.2M."),
        ({"revenue": "-5"}, "Write a number, for example 46,200,000 or 46.2M."),
    ],
)
def test_a_wrong_account_is_kept_and_explained(
    installation: Installation, wrong: dict[str, str], sentence: str
) -> None:
    data = account(**wrong)
    refused = installation.owner().post("/accounts", data=data)
    page = read(refused)
    assert refused.status_code == 422
    assert sentence in page.text
    assert page.one("input", id="account-industry").attributes["value"] == "Rail traction"
    assert page.one("input", id="account-revenue").attributes["value"] == data["revenue"]


def test_markup_in_an_account_is_only_text(installation: Installation) -> None:
    owner = installation.owner()
    owner.post("/accounts", data=account(name=MARKUP, industry=MARKUP))
    page = read(owner.get("/"))
    assert MARKUP in [cell.text for cell in page.all("th", scope="row")]
    assert all(script.text.strip() == "" for script in page.all("script"))


def test_an_account_can_be_changed(installation: Installation) -> None:
    owner = installation.owner()
    changed = owner.post(f"/accounts/{installation.account_id}", data=account(name="Tarvenna AG"))
    assert changed.status_code == 303
    assert "Tarvenna AG" in read(owner.get("/")).text


def test_saving_an_account_untouched_changes_nothing(installation: Installation) -> None:
    """The API takes currencies and cents that the page does not offer or show."""
    owner, path = installation.owner(), f"/api/accounts/{installation.account_id}"
    before = owner.patch(path, json={"currency": "SEK", "revenue": 46_200_000.5, "industry": "Cold chain"}).json()
    page, id = read(owner.get("/")), installation.account_id
    data = {name: page.one("input", id=f"{id}-{name}").attributes["value"] for name in ("name", "industry", "revenue")}
    assert data["revenue"] == "46,200,000"
    chosen = [option.text for option in page.all("option", selected="")]
    assert owner.post(f"/accounts/{id}", data=data | {"currency": chosen[-1]}).status_code == 303
    assert owner.get(path).json() == before


def test_what_was_emptied_stays_empty_beside_what_is_wrong(installation: Installation) -> None:
    owner, id = installation.owner(), installation.account_id
    owner.post(f"/accounts/{id}", data=account())
    refused = owner.post(f"/accounts/{id}", data=account(name="", revenue=""))
    page = read(refused)
    assert refused.status_code == 422
    assert page.one("input", id=f"{id}-name").attributes["value"] == ""
    assert page.one("input", id=f"{id}-revenue").attributes["value"] == ""


@pytest.mark.parametrize(
    "path", ["/accounts", "/accounts/{account}", "/boards", "/boards/{board}/rename", "/accounts/x"]
)
def test_choosing_a_language_on_a_refused_form_leads_to_a_page(installation: Installation, path: str) -> None:
    owner = installation.owner()
    refused = owner.post(path.format(account=installation.account_id, board=installation.board_id), data={"name": ""})
    back = read(refused).one("input", type="hidden", name="back").attributes["value"]
    assert refused.status_code in (404, 422)
    assert owner.get(back).status_code == 200


def test_revenue_is_read_as_people_write_it(installation: Installation) -> None:
    owner = installation.owner()
    owner.post("/accounts", data=account(name="Norvik Marine", revenue="3.4M"))
    owner.patch("/api/me", json={"language": "es"})
    owner.post("/accounts", data=account(name="Puerto Lindo", revenue="2.500 M"))
    stored = {entry["name"]: entry["revenue"] for entry in owner.get("/api/accounts").json()["accounts"]}
    assert stored["Norvik Marine"] == 3_400_000
    assert stored["Puerto Lindo"] == 2_500_000_000


def test_the_account_just_made_is_chosen_for_the_next_board(installation: Installation) -> None:
    owner = installation.owner()
    owner.post("/accounts", data=account(name="Norvik Marine"))
    page = read(owner.get("/"))
    assert "Norvik Marine" in [option.text for option in page.all("option", selected="")]
    assert not page.all("details", open="")


def test_each_account_offers_a_new_board(installation: Installation) -> None:
    owner = installation.owner()
    owner.post("/accounts", data=account(name="Norvik Marine"))
    page = read(owner.get("/"))
    [offer] = page.all("a", href=f"/?board_for={installation.account_id}")
    assert offer.text == "New board"
    asked = read(owner.get(offer.attributes["href"]))
    assert "Tarvenna" in [option.text for option in asked.all("option", selected="")]
    assert "Create the board" in asked.one("details", open="").text


@pytest.mark.parametrize("what", ["accounts/{account}", "boards/{board}"])
def test_archiving_says_what_it_did_and_shows_restore(installation: Installation, what: str) -> None:
    owner = installation.owner()
    owner.post("/accounts", data=account())
    path = "/" + what.format(account=installation.account_id, board=installation.board_id)
    assert "You can restore" in read(owner.get("/")).text
    page = read(owner.get(owner.post(f"{path}/archive").headers["location"]))
    assert "Tarvenna" in page.one("p", role="status").text
    assert "Restore" in page.one("details", _class="card archive", open="").text
    assert page.one("form", action=f"{path}/restore")


def test_a_new_board_leads_to_its_invites(installation: Installation) -> None:
    owner = installation.owner()
    created = owner.post("/boards", data={"account_id": installation.account_id, "name": "Spring"})
    assert created.status_code == 303
    assert created.headers["location"].endswith("/invites")
    assert owner.get(created.headers["location"]).status_code == 200


def test_a_board_needs_a_name_and_an_account_of_ones_own(installation: Installation) -> None:
    owner = installation.owner()
    unnamed = owner.post("/boards", data={"account_id": installation.account_id, "name": ""})
    assert unnamed.status_code == 422
    assert "Please give a name." in read(unnamed).text
    foreign = owner.post("/boards", data={"account_id": "somebody else's", "name": "Spring"})
    assert foreign.status_code == 422
    assert "Choose the account." in read(foreign).text


def test_a_board_is_renamed_archived_and_restored(installation: Installation) -> None:
    owner, board = installation.owner(), f"/boards/{installation.board_id}"
    owner.post(f"{board}/rename", data={"name": "Strategy 2030"})
    assert "Strategy 2030" in home(installation).text
    owner.post(f"{board}/archive")
    assert home(installation).one("form", action=f"{board}/restore")
    owner.post(f"{board}/restore")
    assert home(installation).one("form", action=f"{board}/archive")


def test_an_empty_board_name_is_explained_where_it_was_typed(installation: Installation) -> None:
    refused = installation.owner().post(f"/boards/{installation.board_id}/rename", data={"name": "  "})
    assert refused.status_code == 422
    assert read(refused).one("p", id=f"{installation.board_id}-name-error").text.strip() == "Please give a name."


def test_a_board_archived_with_its_account_comes_back_with_it(installation: Installation) -> None:
    owner, account_path = installation.owner(), f"/accounts/{installation.account_id}"
    owner.post(f"{account_path}/archive")
    page = read(owner.get("/"))
    assert page.one("form", action=f"{account_path}/restore")
    assert not page.all("form", action=f"/boards/{installation.board_id}/restore")
    owner.post(f"{account_path}/restore")
    assert home(installation).one("a", href=f"/boards/{installation.board_id}")


@pytest.mark.parametrize("path", ["/accounts", "/accounts/a", "/accounts/a/archive", "/accounts/a/restore", "/boards"])
def test_only_owners_change_the_portfolio(installation: Installation, path: str) -> None:
    assert installation.seated("facilitator").post(path, data=account()).status_code == 403
    assert installation.browser().post(path, data=account()).status_code == 401


@pytest.mark.parametrize("verb", ["rename", "archive", "restore"])
def test_only_its_owner_changes_a_board(installation: Installation, verb: str) -> None:
    path = f"/boards/{installation.board_id}/{verb}"
    assert installation.seated("facilitator").post(path, data={"name": "x"}).status_code == 403
