import { type CSSProperties, useLayoutEffect, useMemo, useRef, useState } from "react";
import { language, t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { timeIn } from "../useToday";
import { EFFECT_CLASS, effectWord } from "./effectWords";
import { AXIS, CARD, lanesOf, TOP } from "./lanes";
import { Milestone } from "./Milestone";
import type { Dated, Effect } from "./milestones";
import { timeScale } from "./timeScale";
import { LINE_PLANE } from "./useMilestoneDrag";

type TimeLineProps = { dated: readonly Dated[]; stop: string | undefined; editable: boolean };

const LANES: readonly Effect[] = [1, 0, -1];

/** Above the line what went well for us, below it what went against us; on it what did neither. */
export function TimeLine({ dated, stop, editable }: TimeLineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const board = useBoard();
  const today = useMemo(() => timeIn(board).getTime(), [board]);
  const scale = useMemo(
    () => timeScale([today, ...dated.map(({ began }) => began)], width - CARD.width),
    [dated, today, width],
  );
  const { places, lanes, height, axis } = useMemo(() => lanesOf(dated, scale), [dated, scale]);
  const year = new Intl.DateTimeFormat(language(), { year: "numeric", timeZone: "UTC" });
  useEndInSight(scroller, width);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys
    <section ref={scroller} className="history-scroll" aria-label={t("Line of time")} tabIndex={0}>
      <div
        id={LINE_PLANE}
        className="history-plane zone-relationship"
        style={px({ "--plane-w": scale.width + CARD.width, "--plane-h": height })}
        data-from={scale.from}
        data-to={scale.to}
        data-width={scale.width}
      >
        {LANES.map((effect) => (
          <div
            key={effect}
            className={`history-lane ${EFFECT_CLASS[effect]}`}
            data-effect={effect}
            style={px({ "--y": lanes[effect].top, "--h": lanes[effect].height })}
            aria-hidden="true"
          >
            <span>{effectWord(effect)}</span>
          </div>
        ))}
        <div className="history-axis" style={px({ "--y": axis, "--h": AXIS })} aria-hidden="true">
          {scale.years.map((began) => (
            <span key={began} style={px({ "--x": scale.x(began) })}>
              {year.format(began)}
            </span>
          ))}
        </div>
        <div className="history-today" style={px({ "--x": scale.x(today), "--y": TOP })} aria-hidden="true">
          <span>{t("Today")}</span>
        </div>
        <ol className="history-milestones" aria-label={t("Milestones in the order of time")}>
          {dated.map(({ piece, date }) => (
            <Milestone
              key={piece.id}
              piece={piece}
              date={date}
              isStop={piece.id === stop}
              editable={editable}
              place={places.get(piece.id)}
            />
          ))}
        </ol>
      </div>
    </section>
  );
}

export function px(lengths: Readonly<Record<string, number>>): CSSProperties {
  return Object.fromEntries(Object.entries(lengths).map(([name, length]) => [name, `${Math.round(length)}px`]));
}

function useWidth(of: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(960);
  useLayoutEffect(() => {
    const el = of.current;
    if (!el) return;
    const look = () => setWidth(Math.max(320, el.clientWidth));
    look();
    const observer = new ResizeObserver(look);
    observer.observe(el);
    return () => observer.disconnect();
  }, [of]);
  return width;
}

/** A line that is longer than the page begins where we are now. */
function useEndInSight(scroller: React.RefObject<HTMLElement | null>, width: number): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the width is known
  useLayoutEffect(() => {
    scroller.current?.scrollTo({ left: scroller.current.scrollWidth });
  }, [scroller, width]);
}
