import type { Piece } from "../../board/model";
import { t, tn } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { useBoard } from "../../shell/board";
import type { Person } from "../../shell/boot";
import { fieldWord } from "../../shell/fieldWords";
import { useCanChange } from "../../shell/locks";
import { functionWord } from "../../shell/words";
import { CardFields } from "./CardFields";
import { Owned, PieceChips } from "./Owned";
import { PART_FIELDS, type Part, shortened } from "./part";

type OtherCardsProps = { others: readonly { person: Person; part: Part }[]; title: string };

/** Everybody else's card: to read, and for who runs the board to write. Who has none is named. */
export function OtherCards({ others, title }: OtherCardsProps) {
  const withCard = others.filter(({ part }) => part.card);
  const without = others.filter(({ part }) => !part.card);
  return (
    <section className="part-others" aria-labelledby="part-others">
      <h3 id="part-others">{title}</h3>
      {withCard.length > 0 && (
        <ul>
          {withCard.map(({ person, part }) => (
            <OtherCard key={person.person} person={person} part={part} />
          ))}
        </ul>
      )}
      {without.length > 0 && (
        <p className="part-without">
          <b>{tn("{n} person has no card yet", "{n} people have no card yet", without.length)}</b>
          <span dir="auto">{without.map(({ person }) => person.name).join(", ")}</span>
        </p>
      )}
    </section>
  );
}

function OtherCard({ person, part }: { person: Person; part: Part }) {
  const { boot, desk } = useBoard();
  const mayChange = useCanChange(part.card?.zone);
  const { card } = part;
  if (!card) return null;
  const role =
    typeof card.fields.role === "string" && card.fields.role ? card.fields.role : functionWord(person.function);
  return (
    <li className="part-card zone-stakeholders" data-piece={card.id}>
      <header>
        <Avatar of={person} size={32} />
        <div>
          <h4 dir="auto">{person.name}</h4>
          <p dir="auto">{[role, person.region].filter(Boolean).join(" · ")}</p>
        </div>
        <button
          type="button"
          className="button is-quiet"
          aria-label={t("Details of {name}", { name: person.name })}
          onClick={() => desk.select([card.id])}
        >
          {t("Details")}
        </button>
      </header>
      {boot.can_host && mayChange ? (
        <CardFields card={card} editable proposals={[]} onTake={() => {}} of={person.name} />
      ) : (
        <Said card={card} />
      )}
      <Owned part={part} />
      <dl className="part-owned">
        <div>
          <dt>{t("Actions")}</dt>
          <dd>
            <PieceChips pieces={part.actions} words={({ text }) => shortened(text)} none={t("none yet")} />
          </dd>
        </div>
      </dl>
    </li>
  );
}

function Said({ card }: { card: Piece }) {
  const said = PART_FIELDS.filter((field) => card.fields[field]);
  if (said.length === 0) return <p className="part-nothing">{t("Nothing is written on this card yet.")}</p>;
  return (
    <dl className="part-said">
      {said.map((field) => (
        <div key={field}>
          <dt>{fieldWord(field)}</dt>
          <dd dir="auto">{String(card.fields[field])}</dd>
        </div>
      ))}
    </dl>
  );
}
