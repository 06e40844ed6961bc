"""Settings: each is documented, and a wrong one is named."""

import re
from pathlib import Path

import pytest

from app.settings import PREFIX, Settings, SettingsProblem, load, make_data_folder

DOCUMENT = Path(__file__).parents[1] / "docs" / "settings.md"


def test_every_setting_is_documented_and_nothing_else_is() -> None:
    documented = re.findall(rf"^\| `({PREFIX}\w+)` \|", DOCUMENT.read_text(), re.MULTILINE)
    assert documented == [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]


def test_the_documented_defaults_are_the_defaults() -> None:
    rows = re.findall(rf"^\| `{PREFIX}(\w+)` \| `([^`]+)` \|", DOCUMENT.read_text(), re.MULTILINE)
    stated = {name.lower(): default.removeprefix("./") for name, default in rows if name != "BASE_URL"}
    defaults = {name: field.default for name, field in Settings.model_fields.items()}
    assert stated == {name: str(defaults[name]).replace("True", "true") for name in stated}
    assert len(stated) == 6


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "99999"),
        ("SECRET", "short"),
        ("LANGUAGE", "fr"),
        ("BASE_URL", "board.example.com"),
        ("BASE_URL", "https://example.com/board"),
        ("DATABASE_URL", "mysql://host/db"),
        ("TRUSTED_PROXIES", "10.0.0.0/8, proxy"),
        ("REDIS_URL", "redis://localhost"),
        ("DEMO", "perhaps"),
        ("LOG_LEVEL", "chatty"),
    ],
)
def test_a_wrong_value_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(PREFIX + name, value)
    with pytest.raises(SettingsProblem, match=f"^{PREFIX}{name}: "):
        load()


def test_a_refused_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}SECRET", "hush-hush")
    with pytest.raises(SettingsProblem) as refused:
        load()
    assert "hush-hush" not in str(refused.value)


def test_all_wrong_values_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{PREFIX}PORT", "eighty")
    monkeypatch.setenv(f"{PREFIX}SECRET", "short")
    with pytest.raises(SettingsProblem) as refused:
        load()
    assert len(str(refused.value).splitlines()) == 2


def test_a_data_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    make_data_folder(tmp_path / "a" / "b")
    assert list((tmp_path / "a" / "b").iterdir()) == []


@pytest.mark.parametrize("folder", ["/proc/puzzleboard", "file"])
def test_a_data_folder_that_cannot_be_written_says_what_to_do(tmp_path: Path, folder: str) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(SettingsProblem, match=f"cannot be used: .*{PREFIX}DATA"):
        make_data_folder(tmp_path / folder)
