"""Secrets: made here, shown once or derived again, stored only as hashes."""

import base64
import contextlib
import hashlib
import hmac
import os
import secrets
import string
from pathlib import Path

from app.board.schema import ID_LENGTH

ID_ALPHABET = string.ascii_letters + string.digits + "_-"
TOKEN_BYTES = 32
INVITE_TOKEN_LENGTH = 22  # base64url: 132 bits, still short enough for a small QR code
CODE_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0/O and no 1/I: codes are read aloud and typed on phones
CODE_LENGTH = 8  # 40 bits: enough behind a rate limit, see `limits.py`
SECRET_MIN_LENGTH = 16


class Keys:
    """What is derived from the installation's secret: the same invite always shows the same link and code."""

    def __init__(self, secret: str) -> None:
        if len(secret) < SECRET_MIN_LENGTH:
            raise ValueError(f"The secret needs at least {SECRET_MIN_LENGTH} characters.")
        self._secret = secret.encode()

    def invite_token(self, invite_id: str) -> str:
        return base64.urlsafe_b64encode(self._digest(f"invite:{invite_id}")).decode()[:INVITE_TOKEN_LENGTH]

    def invite_code(self, invite_id: str) -> str:
        digits = self._digest(f"code:{invite_id}")[:CODE_LENGTH]
        code = "".join(CODE_ALPHABET[digit % len(CODE_ALPHABET)] for digit in digits)
        return f"{code[:4]}-{code[4:]}"

    def hash_invite_token(self, token: str) -> str:
        return self._digest(f"hash-invite:{token}").hex()

    def hash_invite_code(self, code: str) -> str:
        # A plain hash of 40 bits could be searched through from a stolen database; this one needs the secret too.
        return self._digest(f"hash-code:{bare_code(code)}").hex()

    def _digest(self, text: str) -> bytes:
        return hmac.new(self._secret, text.encode(), hashlib.sha256).digest()


def bare_code(code: str) -> str:
    """The code as it is hashed: people type it in lower case, with spaces, or without the dash."""
    return "".join(code.split()).replace("-", "").upper()


def is_code(secret: str) -> bool:
    """Whether somebody typed a short code; anything else is taken for a link's token."""
    return len(bare_code(secret)) == CODE_LENGTH


def new_id() -> str:
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(ID_LENGTH))


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    # No salt and no slow hash: the token itself is 256 random bits.
    return hashlib.sha256(token.encode()).hexdigest()


def read_or_make_secret(path: Path) -> str:
    """The installation's secret from `path`; made once, readable only by its user."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{new_id()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(new_token())
        # A link is made whole or not at all, and never over a secret that another start has made meanwhile.
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()
