"""Puzzleboard as it is run, on a folder with boards and people that have seats: made here, unless it is there already.

FOLDER gets `seats.json`: room -> board, and its people with their tickets. Then this process becomes the server.
"""

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from app.accounts import store as accounts
from app.db.database import Database
from app.people import store as people
from app.people.tokens import Keys
from tests.support.furniture import SECRET, furnish


def main() -> None:
    folder, port = Path(os.environ["FOLDER"]), os.environ["PORT"]
    folder.mkdir(parents=True, exist_ok=True)
    seats = folder / "seats.json"
    if not seats.exists():
        seats.write_text(json.dumps(make_seats(folder, json.loads(os.environ["ROOMS"]))), encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PUZZLEBOARD_")}
    settings = {"PORT": port, "DATA": str(folder), "DEMO": "false", "SECRET": SECRET, "LOG_LEVEL": "warning"}
    settings |= {"CONNECTIONS_PER_ADDRESS": "1000000"}  # everybody comes from this machine
    settings |= json.loads(os.environ.get("SETTINGS", "{}"))
    environment = kept | {f"PUZZLEBOARD_{name}": value for name, value in settings.items()}
    os.execve(sys.executable, [sys.executable, "-m", "app.cli", "run"], environment)


def make_seats(folder: Path, rooms: dict[str, int]) -> dict[str, object]:
    """`rooms`: how many people sit in each."""
    database, now = Database.sqlite(folder / "puzzleboard.db"), datetime.now(UTC)
    owner, seats = furnish(database), {}
    with database.transaction() as session:
        for room, count in rooms.items():
            board = accounts.create_board(session, Keys(SECRET), owner.account_id, room, owner.owner_id, now)
            persons = [people.create_person(session, f"Person {number}", "en", now) for number in range(count)]
            for person in persons:
                people.add_seat(session, board.id, person.person_id, now, role="participant", function="sales")
            seats[room] = {
                "board": board.id,
                "people": [
                    {
                        "person": person.person_id,
                        "ticket": people.create_ticket(session, board.id, person.person_id, now)[0],
                    }
                    for person in persons
                ],
            }
    database.close()
    return seats


if __name__ == "__main__":
    main()
