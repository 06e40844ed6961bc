import type { Piece } from "../../board/model";
import { Avatar } from "../../shell/Avatar";
import type { Person } from "../../shell/boot";
import { factsOf, factWords } from "./facts";

type PieceFactsProps = { id: string; piece: Piece; everybody: ReadonlyMap<string, Person> };

/** In small, beside the sentence: whose it is, until when, how important. */
export function PieceFacts({ id, piece, everybody }: PieceFactsProps) {
  const facts = factsOf(piece, (person) => everybody.get(person)?.name);
  return (
    <span className="outline-facts">
      {facts.map(({ name, label, words, person }) => {
        const who = person && everybody.get(person);
        return (
          <span key={name} title={label} aria-hidden="true" className={`outline-fact is-${name}`}>
            {who && <Avatar of={who} size={18} />}
            {words}
          </span>
        );
      })}
      <span id={id} className="sr-only">
        {facts.map(factWords).join(". ")}
      </span>
    </span>
  );
}
