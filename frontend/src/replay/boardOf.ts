import type { Board } from "../shell/board";
import type { Boot, Person } from "../shell/boot";
import { Desk } from "../shell/desk";
import { firstLens, lensIn } from "../shell/lens";
import { People } from "../shell/people";
import { LastVisit } from "../shell/visit/lastVisit";
import type { Film } from "./film";
import type { PastSession } from "./pastSession";

const PHONE = "(max-width: 640px)";
// A replay is no visit: what is new on the board stays new.
const NO_SHELF = { read: async () => undefined, write: () => {} };

/** The board as the lenses know it, of the past: everybody only looks, whoever they are. */
export function boardOf(boot: Boot, film: Film, session: PastSession, desk = newDesk()): Board {
  return {
    boot: { ...boot, can_edit: false, can_host: false },
    session,
    people: new People(boot.board.id, [...boot.people, boot.me], left(boot, film)),
    desk,
    isPast: true,
    visit: new LastVisit(session, boot.me.person, NO_SHELF),
  };
}

function newDesk(): Desk {
  const desk = new Desk();
  const named = lensIn(location.hash);
  // Private pieces are in no film.
  desk.look((named === "hand" ? undefined : named) ?? (matchMedia(PHONE).matches ? "outline" : firstLens()));
  return desk;
}

/** Who took part and has no seat any more. */
function left(boot: Boot, film: Film): Person[] {
  const seated = new Set(boot.people.map(({ person }) => person));
  return film.people.flatMap(({ person, name, function: of }) =>
    of === null || seated.has(person) ? [] : [{ person, name, function: of, region: null, role: "participant" }],
  );
}
