import type { Fields } from "../../board/model";
import { HOME_ZONE, type Kind } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import type { Board } from "../../shell/board";
import { piecesOn, placeAll, showLanding, zonesFor } from "../../shell/composer/lay";
import { isClosed, sayClosed } from "../../shell/locks";
import { zoneWord } from "../../shell/words";

export type Entry = { text: string; fields?: Fields };

/** Lays pieces that come with some of their fields, where there is room, as one step. None in a closed zone. */
export function layWith(board: Board, kind: Kind, entries: readonly Entry[]): string[] {
  const home = HOME_ZONE[kind];
  if (isClosed(board, home)) {
    sayClosed(board, home);
    return [];
  }
  const model = board.session.model();
  const zones = zonesFor(kind).filter((zone) => zone === home || !isClosed(board, zone));
  const texts = entries.map(({ text }) => text);
  const laid = placeAll(kind, texts, piecesOn(model), zones).map((piece, index) => ({
    ...piece,
    fields: entries[index]?.fields ?? {},
  }));
  const ids = model.createAll(laid);
  showLanding(board, ids);
  const parked = ids.length === 0 ? 0 : laid.filter(({ zone }) => zone !== home).length;
  if (parked > 0)
    board.desk.say(
      tn("{zone} is full. {n} piece waits in the tray.", "{zone} is full. {n} pieces wait in the tray.", parked, {
        zone: zoneWord(home),
      }),
    );
  return ids;
}

/** What to say of a sentence that no piece could hold; empty when it fits. */
export function tooLong(lines: readonly string[], most: number): string {
  const longest = Math.max(0, ...lines.map(({ length }) => length));
  if (longest <= most) return "";
  return t("A piece holds {most} characters, and this one has {n}. Shorten it, or break it into lines.", {
    most,
    n: longest,
  });
}
