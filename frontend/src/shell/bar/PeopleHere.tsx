import { t, tn } from "../../i18n";
import type { Peer } from "../../sync/session";
import { Avatar } from "../Avatar";
import { useBoard, usePresence } from "../board";
import { Icon } from "../icons";
import { Menu } from "../Menu";
import { functionWord } from "../words";

const SHOWN = 8;

/** Who is at the board now. Choosing somebody brings their cursor into sight. */
export function PeopleHere() {
  const { boot, desk } = useBoard();
  const others = onePerPerson(usePresence(), boot.me.person);
  const here = [{ person: { ...boot.me, id: boot.me.person }, cursor: null }, ...others];
  const count = tn("{n} person here", "{n} people here", here.length);
  const items = here.map(({ person, cursor }) => ({
    id: person.id,
    word: person.id === boot.me.person ? t("{name} (you)", { name: person.name }) : person.name,
    hint: functionWord(person.function),
    run: () => {
      if (cursor) desk.camera?.showFrame(cursor[0] - 600, cursor[1] - 360, 1200, 720);
    },
  }));
  return (
    <Menu label={count} className="people-here" align="end" groups={[{ title: count, items }]}>
      <span className="avatars" aria-hidden="true">
        {here.slice(0, SHOWN).map(({ person }) => (
          <Avatar key={person.id} of={person} />
        ))}
      </span>
      {here.length > SHOWN && (
        <span className="people-more" aria-hidden="true">
          +{here.length - SHOWN}
        </span>
      )}
      <span className="people-count" aria-hidden="true">
        <Icon name="users" size={18} /> {here.length}
      </span>
    </Menu>
  );
}

function onePerPerson(peers: readonly Peer[], me: string): Peer[] {
  const byPerson = new Map<string, Peer>();
  for (const peer of peers) {
    if (peer.person.id === me) continue;
    const known = byPerson.get(peer.person.id);
    if (!known || (!known.cursor && peer.cursor)) byPerson.set(peer.person.id, peer);
  }
  return [...byPerson.values()];
}
