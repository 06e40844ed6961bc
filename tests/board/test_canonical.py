"""One form of a board as JSON, which anybody can make: here Node does, by rules it was told in prose."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pycrdt import Doc

from app.board import write
from app.board.canonical import board_json, canonical, fingerprint
from app.board.read import read_board
from tests.live.gate.desk import name
from tests.support.node import running_node

LARGEST = 1e12  # of the board's numbers
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
numbers = st.one_of(
    st.integers(-(10**12), 10**12), st.floats(-LARGEST, LARGEST, allow_nan=False, allow_subnormal=False)
)
keys = st.text("abcdefghijklmnopqrstuvwxyz_-:0123456789ABC", min_size=1, max_size=6)
values: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.none(), st.booleans(), words, numbers),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=12,
)


@pytest.fixture(scope="module")
def node() -> Iterator[Any]:
    with running_node(Path(__file__).with_name("canonical.mjs")) as process:
        yield process


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=values)
def test_node_comes_to_the_same_form(node: Any, value: Any) -> None:
    node.stdin.write(json.dumps(value) + "\n")
    node.stdin.flush()
    assert json.loads(node.stdout.readline()) == canonical(value).decode()


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ({"b": 1.0, "a": [True, None]}, b'{"a":[true,null],"b":1}'),
        ({"text": "é\n\u2028😀"}, '{"text":"é\\n\u2028😀"}'.encode()),
        ([0.1, 1e-5, -0.0, 2.50, 1e-7], b"[0.1,0.00001,0,2.5,1e-7]"),
        ({}, b"{}"),
    ],
)
def test_by_example(value: Any, form: bytes) -> None:
    assert canonical(value) == form
    assert fingerprint(form) == sha256(form).hexdigest()


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(ValueError, match="no JSON"):
        canonical({"at": object()})


def test_two_documents_with_the_same_board_have_one_fingerprint() -> None:
    forms = set()
    for order in ((0, 1, 2), (2, 0, 1)):
        doc: Doc[Any] = Doc()
        for number in order:
            write.create_piece(doc, name(number), "goal", "ana", text=f"goal {number}")
        write.add_reaction(doc, name(0), "ben", "agree")
        forms.add(canonical(board_json(read_board(doc), {"id": "b"}, {"ana": {"name": "Ana"}})))
    assert len(forms) == 1
