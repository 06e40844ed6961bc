import { useEffect, useState } from "react";
import { momentWords, wholeMoment } from "./clock";

const LOOK_AGAIN_MS = 30_000;

/** "5 min ago", and later the time of day: it goes on while one looks. */
export function Moment({ at }: { at: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, []);
  const then = new Date(at);
  return (
    <time dateTime={at} title={wholeMoment(then)}>
      {momentWords(then, now)}
    </time>
  );
}
