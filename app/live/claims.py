"""Yjs client ids somebody said hello with and has not written under yet.

Once written under, an id is bound for good (`LiveDocument.owners`); until then it is kept free for the connection that
named it, as long as that is open.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Claim:
    connection: str
    person: str


class Claims:
    def __init__(self) -> None:
        self._claims: dict[tuple[str, int], _Claim] = {}

    def person_behind(self, document: str, client_id: int) -> str | None:
        claim = self._claims.get((document, client_id))
        return claim.person if claim else None

    def claim(self, document: str, client_id: int, connection: str, person: str) -> None:
        """One per connection and document: an earlier one is given up."""
        self._give_up(connection, document)
        self._claims[document, client_id] = _Claim(connection, person)

    def settle(self, document: str, client_id: int) -> None:
        """It was written under."""
        self._claims.pop((document, client_id), None)

    def leave(self, connection: str) -> None:
        self._give_up(connection, None)

    def _give_up(self, connection: str, document: str | None) -> None:
        self._claims = {
            key: claim
            for key, claim in self._claims.items()
            if claim.connection != connection or document not in (None, key[0])
        }
