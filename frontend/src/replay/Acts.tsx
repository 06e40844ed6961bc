import { ZONES, type Zone } from "../board/schema.gen";
import { t } from "../i18n";
import { useBoard } from "../shell/board";
import { usePart, useValue } from "../shell/value";
import { inWords, type Script } from "../shell/workshop";
import type { Act } from "./film";
import { momentOfAct, sayMoment } from "./moves";
import { useReplay } from "./replay";

/** The stages as bands; one that is pressed is gone to. */
export function Acts() {
  const board = useBoard();
  const replay = useReplay();
  const { film, player, axis } = replay;
  const shown = usePart(player.head, (head) => film.stages.findIndex((act) => isOn(act, head)));
  const script = useValue(player.script);
  if (film.stages.length === 0) return null;
  return (
    <ol className="timeline-acts" aria-label={t("Stages")}>
      {film.stages.map((act, index) => {
        const from = axis.placeOf(Date.parse(act.from));
        const to = axis.placeOf(act.to ? Date.parse(act.to) : player.moments.ended);
        return (
          <li
            key={`${act.id} ${act.from}`}
            className={`zone-${zoneOf(act, script)}`}
            style={{ left: `${from * 100}%`, width: `max(4px, ${(to - from) * 100}% - 2px)` }}
          >
            <button
              type="button"
              aria-current={index === shown ? "step" : undefined}
              title={inWords(act.name)}
              onClick={() => {
                player.pause();
                player.goTo(momentOfAct(replay, act));
                sayMoment(board, replay);
              }}
            >
              {inWords(act.name)}
            </button>
          </li>
        );
      })}
    </ol>
  );
}

function isOn({ from, to }: Act, head: number): boolean {
  return Date.parse(from) <= head && (to === null || head < Date.parse(to));
}

/** The colour of the zone that the stage is about; none of one that opens many. */
function zoneOf(act: Act, script: Script | undefined): Zone | "none" {
  const zones = script?.stages.find(({ id }) => id === act.id)?.opens.zones.filter((zone) => zone !== "tray") ?? [];
  const [only = act.id] = zones.length === 1 ? zones : [];
  return ZONES.find((zone) => zone === only) ?? "none";
}
