import { useLanguage } from "../shell/board";
import { Acts } from "./Acts";
import { Controls } from "./Controls";
import { Density } from "./Density";
import { Flags } from "./Flags";
import { Hours } from "./Hours";
import { Scrubber } from "./Scrubber";

type TimelineProps = { changesShown: boolean; onChanges: () => void };

/** The time of the workshop: what the room was at, its checkpoints, how busy it was, and where the film stands. */
export function Timeline(props: TimelineProps) {
  useLanguage();
  return (
    <footer className="timeline">
      <Controls {...props} />
      <div className="timeline-track">
        <Acts />
        <div className="timeline-line">
          <Density />
          <Scrubber />
          <Flags />
        </div>
        <Hours />
      </div>
    </footer>
  );
}
