"""Writes an update anew without what the document knows already.

Used when a client's structs overlap known ones: pycrdt frees memory it still reads when it has to cut them itself.
"""

import struct as binary
from itertools import groupby
from typing import Any

from app.live.gate.draft import Draft
from app.live.gate.structs import ANY, DELETED, GC, STRING, TYPE, Id, Struct, merged

_TYPE_NUMBERS = {"array": 0, "map": 1, "text": 2}


def encode(draft: Draft) -> bytes:
    """Its new structs and the deletions that have an effect."""
    out = bytearray()
    structs = sorted((struct for struct, _ in draft.placed), key=lambda each: (-each.client, each.clock))
    clients = [(client, list(group)) for client, group in groupby(structs, key=lambda each: each.client)]
    _uint(out, len(clients))
    for client, group in clients:
        _uint(out, len(group))
        _uint(out, client)
        _uint(out, group[0].clock)
        for struct in group:
            _struct(out, struct)
    deletes = merged((*(killed for killed, _ in draft.killed), *draft.killed_new))
    owners = [(client, list(ranges)) for client, ranges in groupby(deletes, key=lambda each: each.client)]
    _uint(out, len(owners))
    for client, ranges in owners:
        _uint(out, client)
        _uint(out, len(ranges))
        for _, start, stop in ranges:
            _uint(out, start)
            _uint(out, stop - start)
    return bytes(out)


def _struct(out: bytearray, struct: Struct) -> None:
    if struct.content == GC:
        out.append(GC)
        _uint(out, struct.length)
        return
    info = struct.content | (0x80 if struct.origin else 0) | (0x40 if struct.right else 0)
    out.append(info | (0x20 if struct.key is not None else 0))
    for neighbour in (struct.origin, struct.right):
        if neighbour is not None:
            _id(out, neighbour)
    if struct.origin is None and struct.right is None:
        if isinstance(struct.parent, Id):
            out.append(0)
            _id(out, struct.parent)
        else:
            out.append(1)
            _string(out, struct.parent or "")
        if struct.key is not None:
            _string(out, struct.key)
    _content(out, struct)


def _content(out: bytearray, struct: Struct) -> None:
    if struct.content == STRING:
        _string(out, struct.value)
    elif struct.content == ANY:
        _uint(out, len(struct.value))
        for value in struct.value:
            _value(out, value)
    elif struct.content == TYPE:
        out.append(_TYPE_NUMBERS[struct.value])
    elif struct.content == DELETED:
        _uint(out, struct.length)


def _value(out: bytearray, value: Any) -> None:
    match value:
        case None:
            out.append(126)
        case bool():
            out.append(120 if value else 121)
        case str():
            out.append(119)
            _string(out, value)
        case int() | float():
            out.append(123)
            out.extend(binary.pack(">d", value))
        case list():
            out.append(117)
            _uint(out, len(value))
            for each in value:
                _value(out, each)
        case _:
            out.append(118)
            _uint(out, len(value))
            for key, each in value.items():
                _string(out, key)
                _value(out, each)


def _id(out: bytearray, id: Id) -> None:
    _uint(out, id.client)
    _uint(out, id.clock)


def _string(out: bytearray, text: str) -> None:
    data = text.encode()
    _uint(out, len(data))
    out.extend(data)


def _uint(out: bytearray, number: int) -> None:
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
