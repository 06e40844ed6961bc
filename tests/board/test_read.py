"""A board is read as it was written."""

from pycrdt import Doc, Map

from app.board import write
from app.board.read import Comment, Link, Piece, Reaction, read_board

GOAL, ACTION, LINK = "goal-" + "0" * 16, "action-" + "0" * 14, "link-" + "0" * 16


def test_a_board_reads_as_it_was_written() -> None:
    doc = Doc()
    write.create_piece(doc, GOAL, "goal", "ana", pos=(3, 4), text="Zero faults by 2027 😀", fields={"priority": 1})
    write.create_piece(doc, ACTION, "action", "ben", zone="tray", size=(100, 50))
    write.create_link(doc, LINK, ACTION, GOAL, "supports", "ben")
    write.create_comment(doc, "c", GOAL, "ben", "2026-11-23T14:00:00Z", "Since when?")
    write.add_reaction(doc, GOAL, "ben", "did-not-know")
    board = read_board(doc)
    assert board.pieces[GOAL] == Piece(
        GOAL, "goal", "ana", "strategy", (3, 4), (320, 152), "Zero faults by 2027 😀", {"priority": 1}
    )
    assert board.pieces[ACTION] == Piece(ACTION, "action", "ben", "tray", (0, 0), (100, 50), "", {})
    assert board.links == {LINK: Link(LINK, ACTION, GOAL, "supports", "ben", {})}
    assert board.comments == {"c": Comment("c", GOAL, "ben", "2026-11-23T14:00:00Z", "Since when?")}
    assert board.reactions == {Reaction(GOAL, "ben", "did-not-know")}


def test_an_empty_document_is_an_empty_board() -> None:
    board = read_board(Doc())
    assert not board.pieces
    assert not board.links


def test_what_hangs_on_a_piece_goes_with_it() -> None:
    doc = Doc()
    write.create_piece(doc, GOAL, "goal", "ana")
    write.create_piece(doc, ACTION, "action", "ana")
    write.create_link(doc, LINK, ACTION, GOAL, "supports", "ana")
    write.create_comment(doc, "c", GOAL, "ben", "2026-11-23T14:00:00Z", "Since when?")
    write.add_reaction(doc, GOAL, "ben", "+1")
    write.delete_piece(doc, GOAL)
    assert doc.get("links", type=Map).to_py() == {}
    assert doc.get("comments", type=Map).to_py() == {}
    assert doc.get("reactions", type=Map).to_py() == {}
    assert list(read_board(doc).pieces) == [ACTION]


def test_a_link_whose_piece_somebody_deleted_meanwhile_is_left_out() -> None:
    doc = Doc()
    write.create_piece(doc, GOAL, "goal", "ana")
    write.create_link(doc, LINK, ACTION, GOAL, "supports", "ana")
    assert read_board(doc).links == {}


def test_a_piece_without_its_place_is_left_out() -> None:
    doc = Doc()
    doc.get("pieces", type=Map)["broken"] = Map({"kind": "goal", "by": "ana"})
    assert read_board(doc).pieces == {}


def test_a_field_is_set_and_removed_and_a_text_replaced() -> None:
    doc = Doc()
    write.create_piece(doc, GOAL, "goal", "ana", text="Old", fields={"priority": 1})
    write.set_field(doc, GOAL, "priority", None)
    write.set_field(doc, GOAL, "confidence", 3)
    write.set_text(doc, GOAL, "New 😀")
    write.move(doc, GOAL, (5, 6), "tray")
    write.resize(doc, GOAL, (70, 80))
    piece = read_board(doc).pieces[GOAL]
    assert piece == Piece(GOAL, "goal", "ana", "tray", (5, 6), (70, 80), "New 😀", {"confidence": 3})
