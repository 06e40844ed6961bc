import { t } from "../i18n";
import { Avatar } from "../shell/Avatar";
import { useBoard, usePiece } from "../shell/board";
import { Icon } from "../shell/icons";
import { sentenceOf } from "../shell/label";
import { usePart } from "../shell/value";
import { wholeClock } from "./clockWords";
import type { Happening } from "./happening";
import { happeningIcon } from "./happeningIcon";
import { happeningWords, knownOf } from "./happeningWords";
import { goToHappening } from "./moves";
import { useReplay } from "./replay";
import { Typed } from "./Typed";

/** Who did what to which piece, and when; pressed, the film goes there and shows the piece. */
export function ChangeItem({ happening, isNewest }: { happening: Happening; isNewest: boolean }) {
  const board = useBoard();
  const replay = useReplay();
  const piece = usePiece(happening.piece ?? "");
  const isUnderWay = usePart(replay.player.moment, (moment) => moment < happening.last);
  const author = board.people.everybody.get().get(replay.film.people[happening.person - 1]?.person ?? "");
  // What somebody is still writing is on the board as far as it has come.
  const now = isUnderWay && happening.what === "text" && piece ? { ...happening, after: piece.text } : happening;
  const words = happeningWords(now, knownOf(board, replay, now));
  const state = piece ?? happening.state;
  const at = new Date(happening.at);
  return (
    <li className={isNewest ? "replay-change is-newest" : "replay-change"} aria-current={isNewest ? "true" : undefined}>
      <button type="button" onClick={() => goToHappening(board, replay, happening)}>
        {author ? (
          <Avatar of={author} size={26} />
        ) : (
          <span className="history-icon">
            <Icon name={happeningIcon(happening.what)} size={15} />
          </span>
        )}
        <span>
          {state && (
            <span className={`replay-change-piece zone-${state.zone}`} dir="auto">
              <Icon name={state.kind} size={14} /> {sentenceOf(state)}
            </span>
          )}
          <span dir="auto">{words}</span>
          {now.what === "text" && <Typed before={String(now.before ?? "")} after={String(now.after ?? "")} />}
          <time dateTime={at.toISOString()}>{wholeClock(at)}</time>
        </span>
      </button>
      {happening.what === "vote-closes" && (
        <button type="button" className="button" onClick={() => replay.vote.set(happening.subject ?? null)}>
          {t("Result")}
        </button>
      )}
    </li>
  );
}
