"""What an administrator may write, and what becomes of it."""

import pytest

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
