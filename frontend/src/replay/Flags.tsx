import { t } from "../i18n";
import { useBoard } from "../shell/board";
import { usePart } from "../shell/value";
import { momentOfFlag, sayMoment } from "./moves";
import { useReplay } from "./replay";

/** The checkpoints, each where it was made; one that is pressed is gone to. */
export function Flags() {
  const board = useBoard();
  const replay = useReplay();
  const { film, player, axis } = replay;
  const shown = usePart(player.moment, (moment) =>
    film.checkpoints.findIndex((flag) => momentOfFlag(replay, flag) === moment),
  );
  if (film.checkpoints.length === 0) return null;
  return (
    <ol className="timeline-flags" aria-label={t("Checkpoints")}>
      {film.checkpoints.map((flag, index) => {
        const place = axis.placeOf(Date.parse(flag.at));
        return (
          <li key={flag.id} className={place > 0.9 ? "is-last" : ""} style={{ left: `${place * 100}%` }}>
            <button
              type="button"
              aria-current={index === shown ? "true" : undefined}
              aria-label={t("Checkpoint CP{n}: {name}", { n: flag.number, name: flag.name })}
              title={flag.name}
              onClick={() => {
                player.pause();
                player.goTo(momentOfFlag(replay, flag));
                sayMoment(board, replay);
              }}
            >
              CP{flag.number}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
