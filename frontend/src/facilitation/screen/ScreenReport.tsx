import { useEffect } from "react";
import { Reveal } from "../checkpoints/Reveal";
import { shownCheckpoint } from "../checkpoints/shown";

/** Where the room stands, when that is shown to everybody, until the room goes on. */
export function ScreenReport({ id, at }: { id: string | undefined; at: string | undefined }) {
  useEffect(() => {
    shownCheckpoint.set(at && id ? id : null);
  }, [id, at]);
  return <Reveal />;
}
