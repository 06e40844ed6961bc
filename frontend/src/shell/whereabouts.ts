import type { Piece, Position } from "../board/model";
import type { Zone } from "../board/schema.gen";
import { center, framesAround, zoneAt } from "../lenses/map/zones";
import type { Session } from "../sync/anySession";
import type { Peer } from "../sync/session";
import { piecesOn } from "./composer/lay";

/** Where somebody is: what they write in, else where they point, else what they have chosen. */
export function placeOf({ editing, cursor, selection }: Peer, piece: (id: string) => Piece | undefined) {
  const written = editing ? piece(editing) : undefined;
  const chosen = piece(selection[0] ?? "");
  if (written) return center(written);
  return cursor ?? (chosen ? center(chosen) : undefined);
}

/** The same of a person, who may have the board open twice: where they point counts. */
export function placeOfPeer(session: Session, person: string): Position | undefined {
  const model = session.model();
  const peers = session.presence().filter((peer) => peer.person.id === person);
  const pointing = peers.find(({ cursor, editing }) => cursor !== null || editing !== null) ?? peers[0];
  return pointing && placeOf(pointing, model.piece);
}

export function zoneOfPeer(session: Session, person: string): Zone | undefined {
  const at = placeOfPeer(session, person);
  return at && zoneAt(framesAround(piecesOn(session.model())), at);
}
