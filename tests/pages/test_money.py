import pytest

from app.pages.money import read_amount


@pytest.mark.parametrize(
    ("typed", "language", "amount"),
    [
        ("46200000", "en", 46_200_000),
        ("46 200 000", "en", 46_200_000),
        ("46,200,000", "en", 46_200_000),
        ("46.200.000", "es", 46_200_000),
        ("46'200'000", "en", 46_200_000),
        ("46,200,000.50", "en", 46_200_000),
        ("46200000,49", "es", 46_200_000),
        ("3.400", "en", 3_400),
        ("3.4M", "en", 3_400_000),
        ("3,4 M", "es", 3_400_000),
        ("3,4m", "en", 3_400_000),
        ("3.400M", "en", 3_400_000),
        ("3.400 M", "es", 3_400_000_000),
        ("12k", "es", 12_000),
    ],
)
def test_an_amount_is_read_as_it_is_written(typed: str, language: str, amount: float) -> None:
    assert read_amount(typed, language) == amount


@pytest.mark.parametrize("typed", ["", "a lot", "-5", "1,23,4", "1,234,56", "1.2345", "M", "٣", "1e9", "9" * 400])
def test_what_could_be_two_amounts_or_none_is_not_guessed(typed: str) -> None:
    assert read_amount(typed, "en") is None
