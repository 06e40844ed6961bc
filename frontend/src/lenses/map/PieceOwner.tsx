import type { Piece } from "../../board/model";
import { Avatar } from "../../shell/Avatar";
import { useLinksOf, useModel, usePerson } from "../../shell/board";

/** Whose piece this is to look after: the owner where a kind has one, its author otherwise. */
export function PieceOwner({ piece, size }: { piece: Piece; size: number }) {
  const model = useModel();
  const links = useLinksOf(piece.id);
  const owning = links.find(({ kind, to }) => kind === "owns" && to === piece.id);
  const colleague = owning && model.piece(owning.from);
  const ofColleague = colleague?.kind === "colleague" ? colleague.fields.person : undefined;
  const owner = piece.kind === "action" ? piece.fields.owner : ofColleague;
  const person = usePerson(typeof owner === "string" ? owner : "");
  if (person) return <Avatar of={person} size={size} />;
  return null;
}
