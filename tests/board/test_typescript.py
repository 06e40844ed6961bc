"""The browser's schema is the server's."""

import re

from app.board import kinds, schema, typescript


def test_the_committed_typescript_is_up_to_date() -> None:
    source = typescript.SOURCE
    assert (source / "board" / "schema.gen.ts").read_text(encoding="utf-8") == typescript.render()
    assert (source / "shell" / "words.gen.ts").read_text(encoding="utf-8") == typescript.render_words()


def test_every_kind_has_its_name_its_question_its_place_and_its_icon() -> None:
    icons = (typescript.SOURCE / "shell" / "icons.tsx").read_text(encoding="utf-8")
    for kind in schema.KINDS:
        assert kinds.KIND_NAME[kind]
        assert kinds.KIND_PROMPT[kind].endswith("?")
        assert kinds.HOME_ZONE[kind] in schema.ZONES
        assert re.search(rf"^  {kind}:", icons, re.MULTILINE), f"no icon for {kind}"
    assert set(kinds.ZONE_NAME) == set(kinds.ZONE_QUESTION) == set(schema.ZONES)
    assert set(kinds.LINK_NAME) == set(kinds.LINK_NAME_BACK) == set(kinds.LINKABLE) == set(schema.LINK_KINDS)


def test_every_kind_and_its_fields_reach_the_browser() -> None:
    rendered = typescript.render()
    for kind, fields in schema.FIELDS.items():
        assert f'  "{kind}": ' in rendered
        for name in fields:
            assert f'"{name}": {{"type": ' in rendered
