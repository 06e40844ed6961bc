import { useState } from "react";
import { t, tn } from "../../i18n";
import type { Peer } from "../../sync/session";
import { Avatar } from "../Avatar";
import { useBoard, usePresence } from "../board";
import { Icon } from "../icons";
import { Menu, type MenuGroup, type MenuItem } from "../Menu";
import { mayRemove, removePerson } from "../people";
import { useValue } from "../value";
import { zoneOfPeer } from "../whereabouts";
import { functionWord, roleWord, zoneWord } from "../words";

const SHOWN = 8;

type Here = { id: string; name: string; function: Peer["person"]["function"]; role: string; cursor: Peer["cursor"] };

/** Who is at the board now, as what. Somebody who is chosen can be followed or gone to; hosts may remove them. */
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
  const itemOf = (person: Here): MenuItem => {
    const isMe = person.id === boot.me.person;
    const zone = isMe ? undefined : zoneOfPeer(board.session, person.id);
    const hints = [functionWord(person.function), roleWord(person.role)];
    if (zone) hints.push(t("in {zone}", { zone: zoneWord(zone) }));
    return {
      id: person.id,
      word: isMe ? t("{name} (you)", { name: person.name }) : person.name,
      hint: hints.join(" · "),
      ...(isMe ? { run: () => {} } : { stays: true, run: () => setChosen({ id: person.id, sure: false }) }),
    };
  };
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
    // Removing never stands second: there the next step asks whether one is sure.
    const go = { id: "go", word: t("Go to where they are"), icon: "eye" as const, run: () => show(person) };
    const remove = {
      id: "remove",
      word: t("Remove from this board"),
      icon: "trash" as const,
      stays: true,
      run: () => setChosen({ id: person.id, sure: true }),
    };
    const follow = {
      id: "follow",
      word: t("Follow {name}", { name: person.name }),
      icon: "follow" as const,
      run: () => {
        desk.look("map");
        desk.following.set(person.id);
      },
    };
    const last = mayRemove(boot, person) ? [remove] : [];
    if (!present.has(person.id)) return { title, items: [...last, back] };
    return { title, items: [back, follow, ...(person.cursor ? [go] : []), ...last] };
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
