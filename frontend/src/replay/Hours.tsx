import { clock } from "../shell/clock";
import { dayWords, wholeClock } from "./clockWords";
import { useReplay } from "./replay";

// In a film so short, minutes would all be the same.
const SHORT_MS = 10 * 60_000;
const PLACES = [0, 0.2, 0.4, 0.6, 0.8, 1];

/** What time it is along the line; the day where another one begins. */
export function Hours() {
  const { player, axis } = useReplay();
  if (player.moments.count === 0) return null;
  const times = PLACES.map((place) => new Date(axis.timeAt(place)));
  const words = player.moments.ended - player.moments.began < SHORT_MS ? wholeClock : clock;
  const isOneDay = times[0]?.toDateString() === times.at(-1)?.toDateString();
  return (
    <p className="timeline-hours" aria-hidden="true">
      {times.map((time, index) => {
        const isOtherDay = time.toDateString() !== times[index - 1]?.toDateString();
        return (
          <span key={PLACES[index]}>
            {words(time)}
            {!isOneDay && isOtherDay && ` · ${dayWords(time)}`}
          </span>
        );
      })}
    </p>
  );
}
