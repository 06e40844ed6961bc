import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { useLinksOf, useModel, usePerson } from "../../shell/board";
import { FunctionMark } from "../../shell/FunctionMark";
import { functionWord } from "../../shell/words";

/** Whose piece this is to look after: the owner where a kind has one, its author otherwise. */
export function PieceOwner({ piece, size }: { piece: Piece; size: number }) {
  const model = useModel();
  const links = useLinksOf(piece.id);
  const owning = links.find(({ kind, to }) => kind === "owns" && to === piece.id);
  const colleague = owning && model.piece(owning.from);
  const ofColleague = colleague?.kind === "colleague" ? colleague.fields.person : undefined;
  const owner = piece.kind === "action" ? piece.fields.owner : piece.kind === "gap" ? piece.fields.finder : ofColleague;
  const person = usePerson(typeof owner === "string" ? owner : "");
  if (person) return <Avatar of={person} size={size} />;
  // A gap that nobody looks after yet shows which function it asks.
  if (piece.kind === "gap" && typeof piece.fields.asks === "string")
    return (
      <span className="piece-asks" title={t("Asks: {function}", { function: functionWord(piece.fields.asks) })}>
        <FunctionMark of={piece.fields.asks} size={size * 0.8} />
      </span>
    );
  return null;
}
