import { useState } from "react";
import { t, tn } from "../../i18n";
import type { Peer } from "../../sync/session";
import { Avatar } from "../Avatar";
import { useBoard, usePresence } from "../board";
import { Icon } from "../icons";
import { Menu, type MenuGroup, type MenuItem } from "../Menu";
import { mayRemove, removePerson } from "../people";
import { useValue } from "../value";
import { functionWord, roleWord } from "../words";

const SHOWN = 8;

type Here = { id: string; name: string; function: Peer["person"]["function"]; role: string; cursor: Peer["cursor"] };

/** Who is at the board now, as what. Choosing somebody brings their cursor into sight; hosts may remove them. */
export function PeopleHere() {
  const board = useBoard();
  const { boot, desk, people } = board;
  const [chosen, setChosen] = useState<{ id: string; sure: boolean } | null>(null);
  const others = onePerPerson(usePresence(), boot.me.person);
  const here: Here[] = [
    { ...boot.me, id: boot.me.person, cursor: null },
    ...others.map(({ person, cursor }) => ({ ...person, cursor })),
  ];
  const present = new Set(here.map(({ id }) => id));
  const everybody = useValue(people.everybody);
  const removed = useValue(people.removed);
  const away: Here[] = boot.can_host
    ? [...everybody.values()]
        .filter(({ person }) => !present.has(person) && !removed.has(person))
        .map(({ person, ...rest }) => ({ ...rest, id: person, cursor: null }))
    : [];
  const count = tn("{n} person here", "{n} people here", here.length);
  const show = ({ cursor }: Here) => {
    if (cursor) desk.camera?.showFrame(cursor[0] - 600, cursor[1] - 360, 1200, 720);
  };
  const itemOf = (person: Here): MenuItem => ({
    id: person.id,
    word: person.id === boot.me.person ? t("{name} (you)", { name: person.name }) : person.name,
    hint: `${functionWord(person.function)} · ${roleWord(person.role)}`,
    ...(mayRemove(boot, person)
      ? { stays: true, run: () => setChosen({ id: person.id, sure: false }) }
      : { run: () => show(person) }),
  });
  const about = [...here, ...away].find(({ id }) => id === chosen?.id);
  const back = { id: "back", word: t("Back"), stays: true, run: () => setChosen(null) };
  const stepsFor = (person: Here): MenuGroup => {
    const title = `${person.name} · ${functionWord(person.function)} · ${roleWord(person.role)}`;
    // In another place than the step before: a double click removes nobody.
    if (chosen?.sure) {
      const word = t("Yes, remove {name}", { name: person.name });
      const run = () => void removePerson(board, person);
      return {
        title: t("Remove {name} from this board? What they wrote stays on it.", { name: person.name }),
        items: [back, { id: "sure", word, icon: "trash", run }],
      };
    }
    const go = { id: "go", word: t("Go to where they are"), icon: "eye" as const, run: () => show(person) };
    const remove = {
      id: "remove",
      word: t("Remove from this board"),
      icon: "trash" as const,
      stays: true,
      run: () => setChosen({ id: person.id, sure: true }),
    };
    return { title, items: [remove, ...(person.cursor ? [go] : []), back] };
  };
  const groups: MenuGroup[] = about
    ? [stepsFor(about)]
    : [
        { title: count, items: here.map(itemOf) },
        ...(away.length > 0 ? [{ title: t("Not here now"), items: away.map(itemOf) }] : []),
      ];
  return (
    <Menu label={count} className="people-here" align="end" groups={groups} onOpen={() => setChosen(null)}>
      <span className="avatars" aria-hidden="true">
        {here.slice(0, SHOWN).map((person) => (
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
