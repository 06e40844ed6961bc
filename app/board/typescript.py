"""The schema and its words as TypeScript, so that server and browser cannot drift: `python -m app.board.typescript`.

Written to `frontend/src/board/schema.gen.ts` and `frontend/src/shell/words.gen.ts`, which are committed; a test
compares them.
"""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeVar, assert_never

from app.board import kinds, schema

Owner = TypeVar("Owner", bound=str)

HEADER = "// Generated from app/board/schema.py and kinds.py by `python -m app.board.typescript`. Do not edit.\n"

SOURCE = Path(__file__).parents[2] / "frontend" / "src"

WORDS_IMPORTS = """\
import type { Kind, LinkKind, Zone } from "../board/schema.gen";
import { t } from "../i18n";
"""

FIELD_TYPE = """\
/** What a plain field may hold; the server refuses everything else. */
export type Field =
  | { readonly type: "text"; readonly limit: number }
  | { readonly type: "number"; readonly low: number; readonly high: number; readonly whole: boolean }
  | { readonly type: "choice"; readonly options: readonly (string | number)[] }
  | { readonly type: "flag" }
  | { readonly type: "date" }
  | { readonly type: "identity"; readonly of: "person" | "piece" }
  | { readonly type: "scores" };
"""


def render() -> str:
    """The whole of `schema.gen.ts`."""
    types = [
        _union("Zone", schema.ZONES),
        _union("Kind", schema.KINDS),
        _union("LinkKind", schema.LINK_KINDS),
        _union("Function", schema.FUNCTIONS),
        _union("Sign", schema.SIGNS),
    ]
    lists = [
        _const("ZONES", "readonly Zone[]", schema.ZONES),
        _const("KINDS", "readonly Kind[]", schema.KINDS),
        _const("LINK_KINDS", "readonly LinkKind[]", schema.LINK_KINDS),
        _const("FUNCTIONS", "readonly Function[]", schema.FUNCTIONS),
        _const("SIGNS", "readonly Sign[]", schema.SIGNS),
    ]
    limits = [
        _const("ID_LENGTH", "number", schema.ID_LENGTH),
        _const("TEXT_LIMIT", "number", schema.TEXT_LIMIT),
        _const("STRING_LIMIT", "number", schema.STRING_LIMIT),
        _const("COORDINATE_LIMIT", "number", schema.COORDINATE_LIMIT),
        _const("PIECES_LIMIT", "number", schema.PIECES_LIMIT),
        _const("OTHERS_REMOVED_LIMIT", "number", schema.OTHERS_REMOVED_LIMIT),
    ]
    places = [
        _table("HOME_ZONE", "Readonly<Record<Kind, Zone>>", kinds.HOME_ZONE),
        _const("DEFAULT_SIZE", "readonly [number, number]", kinds.DEFAULT_SIZE),
        _table("SIZE", "Readonly<Partial<Record<Kind, readonly [number, number]>>>", kinds.SIZE),
        _table("ZONE_FRAME", "Readonly<Record<Zone, readonly [number, number, number, number]>>", kinds.ZONE_FRAME),
        _table("LINKABLE", "Readonly<Record<LinkKind, readonly (readonly [Kind, Kind])[]>>", kinds.LINKABLE),
    ]
    fields = [
        FIELD_TYPE,
        _const("COMMON_FIELDS", "readonly string[]", schema.COMMON_FIELDS),
        _table("FIELDS", "Readonly<Record<Kind, Readonly<Record<string, Field>>>>", _described(schema.FIELDS)),
        _table(
            "LINK_FIELDS", "Readonly<Record<LinkKind, Readonly<Record<string, Field>>>>", _described(schema.LINK_FIELDS)
        ),
    ]
    blocks = ("".join(types), "".join(lists), "".join(limits), "".join(places), "".join(fields))
    return "\n".join((HEADER, *blocks))


def render_words() -> str:
    """The whole of `words.gen.ts`: sentences that are looked up when they are read, in the person's language."""
    tables = [
        _sentences("KIND_NAME", "Kind", kinds.KIND_NAME),
        _sentences("KIND_PROMPT", "Kind", kinds.KIND_PROMPT),
        _sentences("ZONE_NAME", "Zone", kinds.ZONE_NAME),
        _sentences("ZONE_QUESTION", "Zone", kinds.ZONE_QUESTION),
        _sentences("LINK_NAME", "LinkKind", kinds.LINK_NAME),
        _sentences("LINK_NAME_BACK", "LinkKind", kinds.LINK_NAME_BACK),
    ]
    return "\n".join((HEADER + WORDS_IMPORTS, *tables))


def write() -> None:
    SOURCE.joinpath("board", "schema.gen.ts").write_text(render(), encoding="utf-8")
    SOURCE.joinpath("shell", "words.gen.ts").write_text(render_words(), encoding="utf-8")


def _sentences(name: str, owner: str, rows: Mapping[Owner, str]) -> str:
    body = "".join(f"  {json.dumps(key)}: () => t({json.dumps(value)}),\n" for key, value in rows.items())
    return f"export const {name}: Readonly<Record<{owner}, () => string>> = {{\n{body}}};\n"


def _union(name: str, members: Iterable[str]) -> str:
    return f"export type {name} =\n" + "\n".join(f"  | {json.dumps(member)}" for member in members) + ";\n"


def _const(name: str, annotation: str, value: object) -> str:
    return f"export const {name}: {annotation} = {json.dumps(value)};\n"


def _table(name: str, annotation: str, rows: Mapping[Owner, object]) -> str:
    body = "".join(f"  {json.dumps(key)}: {json.dumps(value)},\n" for key, value in rows.items())
    return f"export const {name}: {annotation} = {{\n{body}}};\n"


def _described(tables: Mapping[Owner, Mapping[str, schema.Field]]) -> dict[str, object]:
    return {owner: {name: _describe(field) for name, field in table.items()} for owner, table in tables.items()}


def _describe(field: schema.Field) -> dict[str, object]:
    match field:
        case schema.Text(limit):
            return {"type": "text", "limit": limit}
        case schema.Number(low, high, whole):
            return {"type": "number", "low": low, "high": high, "whole": whole}
        case schema.Choice(options):
            return {"type": "choice", "options": options}
        case schema.Flag():
            return {"type": "flag"}
        case schema.Date():
            return {"type": "date"}
        case schema.Identity(of):
            return {"type": "identity", "of": of}
        case schema.Scores():
            return {"type": "scores"}
        case _:
            assert_never(field)


if __name__ == "__main__":
    write()
