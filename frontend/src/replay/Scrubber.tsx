import { useRef } from "react";
import { t } from "../i18n";
import { useBoard } from "../shell/board";
import { usePart, useValue } from "../shell/value";
import { inWords } from "../shell/workshop";
import { wholeClock } from "./clockWords";
import { goToFlag } from "./moves";
import { useReplay } from "./replay";
import { runFree } from "./useReplayKeys";

/** Where the film stands: pulled by the pointer, moved by the arrows. */
export function Scrubber() {
  const board = useBoard();
  const replay = useReplay();
  const { film, player, axis } = replay;
  const playing = useValue(player.playing);
  const began = useRef({ moment: 0, time: 0 });
  // Each other value is read out to whoever has the keyboard here: while the film runs it stays what it was.
  const isNow = usePart(player.moment, (now) => (playing ? -1 : now));
  if (!playing) began.current = { moment: isNow, time: player.head.get() };
  const { moment, time } = began.current;
  const place = usePart(player.head, (head) => Math.round(axis.placeOf(head) * 10_000) / 10_000);
  const line = useRef<HTMLDivElement>(null);
  const frame = useRef(0);
  const act = film.stages.findLast(({ from }) => Date.parse(from) <= time);

  const seek = (clientX: number) => {
    // One a frame: a seek may take longer than the pointer needs for its next move.
    cancelAnimationFrame(frame.current);
    frame.current = requestAnimationFrame(() => {
      const { left, width } = line.current?.getBoundingClientRect() ?? { left: 0, width: 1 };
      player.goToTime(axis.timeAt(Math.max(0, Math.min(1, (clientX - left) / width))));
    });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = event.key === "PageUp" ? -1 : event.key === "PageDown" ? 1 : undefined;
    if (page) goToFlag(board, replay, page);
    else if (!runFree(board, replay, event)) return;
    event.preventDefault();
  };
  return (
    <div
      ref={line}
      className="timeline-scrubber"
      role="slider"
      tabIndex={0}
      aria-label={t("Moment of the workshop")}
      aria-valuemin={0}
      aria-valuemax={player.moments.count}
      aria-valuenow={moment}
      aria-valuetext={[
        t("{time}, edit {n} of {all}", { time: wholeClock(new Date(time)), n: moment, all: player.moments.count }),
        ...(act ? [inWords(act.name)] : []),
      ].join(", ")}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        player.pause();
        seek(event.clientX);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && seek(event.clientX)}
      onKeyDown={onKeyDown}
    >
      <i style={{ left: `${place * 100}%` }} />
    </div>
  );
}
