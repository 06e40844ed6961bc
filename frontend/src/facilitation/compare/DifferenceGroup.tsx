import type { Zone } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { FunctionMark } from "../../shell/FunctionMark";
import type { Author } from "../../shell/past/past";
import { functionWord, zoneWord } from "../../shell/words";
import type { Comparison } from "./comparison";
import { DifferenceCard } from "./DifferenceCard";
import { countOf, type Group, type Grouping } from "./groups";

type DifferenceGroupProps = {
  group: Group;
  by: Grouping;
  told: Comparison;
  findPerson: (id: string) => Author | undefined;
  onOpen: (piece: string) => void;
};

/** What is different in one zone, or by one person or function. */
export function DifferenceGroup({ group, by, told, findPerson, onOpen }: DifferenceGroupProps) {
  const id = `compare-group-${group.key}`;
  const person = by === "person" ? findPerson(group.key) : undefined;
  return (
    <section className={by === "zone" ? `compare-group zone-${group.key}` : "compare-group"} aria-labelledby={id}>
      <h3 id={id}>
        {person && <Avatar of={person} size={24} />}
        {by === "function" && group.key && <FunctionMark of={group.key} size={18} />}
        {wordOf(group.key, by, person)} <small>{tn("{n} difference", "{n} differences", countOf(group))}</small>
      </h3>
      <ul>
        {group.cards.map((card) => (
          <DifferenceCard key={card.piece.id} card={card} told={told} findPerson={findPerson} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

function wordOf(key: string, by: Grouping, person: Author | undefined): string {
  if (by === "zone") return zoneWord(key as Zone);
  if (by === "person") return person?.name ?? t("Nobody by name");
  return key ? functionWord(key) : t("No function known");
}
