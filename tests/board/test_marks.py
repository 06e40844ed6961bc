"""What is out and what is in, word by word."""

import time

from hypothesis import given
from hypothesis import strategies as st

from app.board.marks import Mark, mark

words = st.lists(st.sampled_from(["start", "the", "plant", ",", "e\u0301l", "😀", "\n", "Q3"]), max_size=12).map(
    " ".join
)
any_text = st.one_of(words, st.text(max_size=30))


def told(before: str, after: str) -> str:
    signs = {"same": "{}", "out": "[-{}-]", "in": "[+{}+]"}
    return "".join(signs[one.sort].format(one.words) for one in mark(before, after))


@given(any_text, any_text)
def test_marks_hold_both_texts(before: str, after: str) -> None:
    marks = mark(before, after)
    assert "".join(one.words for one in marks if one.sort != "in") == before
    assert "".join(one.words for one in marks if one.sort != "out") == after


@given(any_text, any_text)
def test_what_is_in_one_way_is_out_the_other_way(before: str, after: str) -> None:
    turned = {"in": "out", "out": "in", "same": "same"}
    forth = sorted((turned[one.sort], one.words) for one in mark(before, after))
    assert forth == sorted((one.sort, one.words) for one in mark(after, before))


@given(any_text)
def test_the_same_text_has_no_marks(text: str) -> None:
    assert mark(text, text) == ((Mark("same", text),) if text else ())


def test_phrases_are_marked_as_a_whole() -> None:
    assert told("Start the plant in Q3", "Start a pilot in Q3") == "Start [-the plant-][+a pilot+] in Q3"
    assert told("Zero faults", "Zero faults, by 2027") == "Zero faults[+, by 2027+]"
    assert told("one two three", "three") == "[-one two -]three"


def test_letters_and_what_belongs_to_them_stay_together() -> None:
    assert told("e\u0301l va", "el va") == "[-e\u0301l-][+el+] va"
    assert told("family 👨\u200d👩\u200d👧", "family 👨\u200d👩") == "family [-👨\u200d👩\u200d👧-][+👨\u200d👩+]"


def test_long_texts_that_share_little_are_told_quickly() -> None:
    before, after = (" ".join(f"{start + (i * 7) % 13}" for i in range(700)) for start in (0, 3))
    began = time.process_time()
    assert [one.sort for one in mark(before, after)] == ["out", "in"]
    assert time.process_time() - began < 0.1
