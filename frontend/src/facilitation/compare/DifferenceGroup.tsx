import type { Zone } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { FunctionMark } from "../../shell/FunctionMark";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import type { Author } from "../../shell/past/past";
import { zoneWord } from "../../shell/words";
import type { Comparison } from "./comparison";
import { DifferenceCard } from "./DifferenceCard";
import { countOf, type Group, type Grouping } from "./groups";
import { groupWord } from "./groupWord";
import type { Part } from "./restore";

type DifferenceGroupProps = {
  group: Group;
  by: Grouping;
  told: Comparison;
  findPerson: (id: string) => Author | undefined;
  onOpen: (piece: string) => void;
  /** Brings the zone or a piece of it back; where that can be done. */
  onBack?: (part: Part, words: string) => void;
};

/** What is different in one zone, or by one person or function. */
export function DifferenceGroup({ group, by, told, findPerson, onOpen, onBack }: DifferenceGroupProps) {
  const id = `compare-group-${group.key}`;
  const person = by === "person" ? findPerson(group.key) : undefined;
  return (
    <section className={by === "zone" ? `compare-group zone-${group.key}` : "compare-group"} aria-labelledby={id}>
      <header>
        <h3 id={id}>
          {person && <Avatar of={person} size={24} />}
          {by === "function" && group.key && <FunctionMark of={group.key} size={18} />}
          {groupWord(group.key, by, person)} <small>{tn("{n} difference", "{n} differences", countOf(group))}</small>
        </h3>
        {onBack && (
          <button
            type="button"
            className="button"
            aria-label={t("Bring back: {piece}", { piece: zoneWord(group.key as Zone) })}
            onClick={() =>
              onBack({ zone: group.key as Zone }, t("{zone} is what it was.", { zone: zoneWord(group.key as Zone) }))
            }
          >
            <Icon name="undo" size={15} /> {t("Bring back")}
          </button>
        )}
      </header>
      <ul>
        {group.cards.map((card) => (
          <DifferenceCard
            key={card.piece.id}
            card={card}
            told={told}
            findPerson={findPerson}
            onOpen={onOpen}
            {...(onBack && {
              onBack: (piece) => onBack({ piece }, t("As it was: {piece}", { piece: sentenceOf(card.piece) })),
            })}
          />
        ))}
      </ul>
    </section>
  );
}
