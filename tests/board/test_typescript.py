"""The browser's schema is the server's."""

from pathlib import Path

from app.board import schema, typescript

GENERATED = Path(__file__).parents[2] / "frontend" / "src" / "board" / "schema.gen.ts"


def test_the_committed_typescript_schema_is_up_to_date() -> None:
    assert GENERATED.read_text(encoding="utf-8") == typescript.render()


def test_every_kind_and_its_fields_reach_the_browser() -> None:
    rendered = typescript.render()
    for kind, fields in schema.FIELDS.items():
        assert f'  "{kind}": ' in rendered
        for name in fields:
            assert f'"{name}": {{"type": ' in rendered
