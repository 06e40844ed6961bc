import { t } from "../i18n";
import type { Board } from "../shell/board";
import { wholeClock } from "./clockWords";
import type { Act, Flag } from "./film";
import type { Happening } from "./happening";
import { happeningWords, knownOf } from "./happeningWords";
import { lastWhere } from "./moments";
import { doneWith } from "./player";
import type { Replay } from "./replay";

const SAID_AT_MOST = 3;

/** To the next change, or back before the last one; said for those who do not see it. */
export function stepBy(board: Board, replay: Replay, by: 1 | -1): void {
  const happening = replay.player.step(by);
  if (happening) sayMoment(board, replay, happening);
  else board.desk.spoken.set(by === 1 ? t("This is the end of the film.") : t("This is the beginning of the film."));
}

/** To the next checkpoint, or to the one before; the ends of the film are such, too. */
export function goToFlag(board: Board, replay: Replay, by: 1 | -1): void {
  const { player, film } = replay;
  const now = player.moment.get();
  const moments = film.checkpoints.map((flag) => momentOfFlag(replay, flag)).sort((one, other) => one - other);
  const next = by === 1 ? moments.find((moment) => moment > now) : moments.findLast((moment) => moment < now);
  player.pause();
  player.goTo(next ?? (by === 1 ? player.moments.count : 0));
  sayMoment(board, replay);
}

/** When both documents stood as the checkpoint keeps them. */
export function momentOfFlag({ player: { moments } }: Replay, { seq, stage_seq }: Flag): number {
  return moments.momentOfBoth(seq, stage_seq);
}

/** When the room was in that stage: its edit is written a moment after the time that is told of it. */
export function momentOfAct({ player: { moments } }: Replay, { from }: Act): number {
  const { at, count } = moments.reels.stage;
  const before = lastWhere(count, (nth) => (at[nth - 1] ?? 0) < Date.parse(from));
  return before < count ? moments.momentOf("stage", before + 1) : moments.count;
}

/** There; a piece that is on the board then is shown. */
export function goToHappening(board: Board, replay: Replay, { last, piece }: Happening): void {
  replay.player.pause();
  replay.player.goTo(last);
  sayMoment(board, replay);
  if (!piece || !board.session.model().piece(piece)) return;
  board.desk.select([piece], { open: false });
  board.desk.camera?.reveal(piece);
}

export function sayMoment(board: Board, replay: Replay, happening?: Happening): void {
  const { player } = replay;
  const time = wholeClock(new Date(player.head.get()));
  const edit = t("{time}, edit {n} of {all}", { time, n: player.moment.get(), all: player.moments.count });
  // A piece that goes takes its links along: that is one edit, and not said without end.
  const done = happening ? doneWith(player.told.get(), player.moment.get()).slice(0, SAID_AT_MOST) : [];
  const words = done.map((one) => happeningWords(one, knownOf(board, replay, one)));
  board.desk.spoken.set([edit, ...words].join(". "));
}
