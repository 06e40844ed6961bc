"""Secrets: derived the same way every time, told apart, and kept to their user."""

from pathlib import Path

import pytest

from app.people.tokens import CODE_ALPHABET, Keys, is_code, new_id, new_token, read_or_make_secret

KEYS = Keys("a secret of the test")


def test_an_invite_always_shows_the_same_link_and_code() -> None:
    again = Keys("a secret of the test")
    assert KEYS.invite_token("i1") == again.invite_token("i1")
    assert KEYS.invite_code("i1") == again.invite_code("i1")


def test_another_installation_derives_others() -> None:
    other = Keys("a secret of another installation")
    assert KEYS.invite_token("i1") != other.invite_token("i1")
    assert KEYS.hash_invite_code("ABCD-EFGH") != other.hash_invite_code("ABCD-EFGH")


def test_a_code_has_eight_characters_that_cannot_be_confused() -> None:
    for number in range(200):
        code = KEYS.invite_code(f"i{number}")
        assert len(code) == 9
        assert set(code.replace("-", "")) <= set(CODE_ALPHABET)
        assert is_code(code.lower())
        assert not is_code(KEYS.invite_token(f"i{number}"))
    assert set("01IO") & set(CODE_ALPHABET) == set()


def test_ids_and_tokens_differ_each_time() -> None:
    assert len({new_id() for _ in range(1_000)}) == 1_000
    assert all(len(id) == 21 for id in (new_id(), new_id()))
    assert new_token() != new_token()


def test_the_secret_is_made_once_for_its_user_only(tmp_path: Path) -> None:
    secret = read_or_make_secret(tmp_path / "secret")
    assert read_or_make_secret(tmp_path / "secret") == secret
    assert (tmp_path / "secret").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret"]


def test_a_secret_that_is_too_short_is_refused() -> None:
    with pytest.raises(ValueError, match="at least 16"):
        Keys("short")
