"""lib0's variable-length integers and strings, bounded.

pycrdt's own decoder reads integers of any length and does not look where the bytes end; a frame of 0xFF would hold
the event loop for seconds. Here an integer takes at most eight bytes and a length is compared with what is left.
"""

MAX_UINT = 2**53 - 1  # the largest integer JavaScript holds exactly


class Malformed(Exception):
    """Bytes no honest client sends. `code` says which rule they break."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def uint(number: int) -> bytes:
    if number < 0x80:
        return bytes((number,))
    out = bytearray()
    while number >= 0x80:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def sized(payload: bytes) -> bytes:
    """`payload` behind its length in bytes."""
    return uint(len(payload)) + payload


def string(text: str) -> bytes:
    return sized(text.encode())


class Reader:
    """Reads one message from its first byte on; every read raises `Malformed` rather than look past the end."""

    __slots__ = ("_at", "_data")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    @property
    def left(self) -> int:
        return len(self._data) - self._at

    def uint(self) -> int:
        data, at = self._data, self._at  # reading numbers is most of the work of a cursor
        try:
            number = data[at]
            at += 1
            if number >= 0x80:
                number &= 0x7F
                shift = 7
                while (byte := data[at]) >= 0x80:
                    number |= (byte & 0x7F) << shift
                    at += 1
                    shift += 7
                    if shift > 49:  # eight bytes carry 56 bits; MAX_UINT needs 53
                        raise Malformed("integer-too-long")
                number |= byte << shift
                at += 1
                if number > MAX_UINT:
                    raise Malformed("integer-too-large")
        except IndexError:
            raise Malformed("cut-short") from None
        self._at = at
        return number

    def sized(self, limit: int) -> bytes:
        """The next length-prefixed bytes, at most `limit` of them."""
        size = self.uint()
        start = self._at
        end = start + size
        if end > len(self._data):
            raise Malformed("cut-short")
        if size > limit:
            raise Malformed("too-long")
        self._at = end
        return self._data[start:end]

    def string(self, limit: int) -> str:
        """The next string, at most `limit` bytes of UTF-8."""
        try:
            return self.sized(limit).decode()
        except UnicodeDecodeError:
            raise Malformed("not-utf-8") from None
