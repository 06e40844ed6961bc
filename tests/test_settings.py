"""What an administrator may write, and what becomes of it."""

from dataclasses import fields

import pytest

from app.live.limits import Limits
from app.main import limits_of
from app.settings import Settings, SettingsProblem, load


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("https://board.example.com/", "https://board.example.com"),
        ("https://Board.Example.com:443", "https://board.example.com"),
        ("http://board:80", "http://board"),
        ("http://127.0.0.1:8123", "http://127.0.0.1:8123"),
        ("https://[2001:DB8::1]:8443", "https://[2001:db8::1]:8443"),
    ],
)
def test_the_address_is_written_as_browsers_name_an_origin(written: str, meant: str) -> None:
    assert Settings(base_url=written).effective_base_url == meant


@pytest.mark.parametrize(
    "written",
    [
        "board.example.com",
        "ftp://board.example.com",
        "https://",
        "https://board.example.com/puzzle",
        "https://board.example.com?a=b",
        "https://board.example.com#there",
        "https://name:word@board.example.com",
        "https://board.example.com:99999",
        "https://tablero.españa.example",
        "https://a; script-src *",
    ],
)
def test_an_address_that_is_none_is_refused_by_name(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUZZLEBOARD_BASE_URL", written)
    with pytest.raises(SettingsProblem, match="PUZZLEBOARD_BASE_URL"):
        load()


def test_the_limits_are_as_they_were_meant_unless_something_is_set() -> None:
    assert limits_of(Settings()) == Limits()


@pytest.mark.parametrize("limit", [limit.name for limit in fields(Limits)])
def test_every_limit_can_be_set_and_reaches_the_boards(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = getattr(Limits(), limit) // 2 if limit in ("pieces", "characters") else getattr(Limits(), limit) * 2
    monkeypatch.setenv(f"PUZZLEBOARD_{limit.upper()}", str(value))
    assert getattr(limits_of(load()), limit) == value


@pytest.mark.parametrize(
    ("limit", "value"),
    [
        ("FRAME_BYTES", 255 * 1024),  # a change of our own browsers would not fit
        ("FRAME_BYTES", 2 * 1024 * 1024),
        ("CHARACTERS", 2_001),  # no browser of ours writes it
        ("PIECES", 0),
        ("CONNECTIONS_PER_ADDRESS", 0),
        ("JOINS_PER_HOUR", -1),
        ("BOARD_EDITS_PER_SECOND", "many"),
    ],
)
def test_a_limit_nobody_could_work_with_is_refused_by_name(
    limit: str, value: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"PUZZLEBOARD_{limit}", str(value))
    with pytest.raises(SettingsProblem, match=rf"PUZZLEBOARD_{limit}: Input should be .+\.$"):
        load()
