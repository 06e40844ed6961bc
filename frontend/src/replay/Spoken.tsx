import { useBoard } from "../shell/board";
import { useValue } from "../shell/value";

/** For those who do not see it. */
export function Spoken() {
  const { desk } = useBoard();
  return (
    <p className="sr-only" aria-live="assertive">
      {useValue(desk.spoken)}
    </p>
  );
}
