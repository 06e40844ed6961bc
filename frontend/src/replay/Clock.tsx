import { tn } from "../i18n";
import { usePart, useValue } from "../shell/value";
import { dayWords, wholeClock } from "./clockWords";
import { useReplay } from "./replay";

/** When it is in the film, and how far it has come. */
export function Clock() {
  const { player } = useReplay();
  // It is read to the second: sixty times a second nobody reads it.
  const second = usePart(player.head, (head) => Math.floor(head / 1000));
  const moment = useValue(player.moment);
  const at = new Date(second * 1000);
  const all = player.moments.count;
  return (
    <p className="timeline-clock">
      {all > 0 && (
        <>
          <time dateTime={at.toISOString()}>
            <b>{wholeClock(at)}</b> <span>{dayWords(at)}</span>
          </time>{" "}
        </>
      )}
      <span>{tn("edit {moment} of {n}", "edit {moment} of {n}", all, { moment })}</span>
    </p>
  );
}
