import { ZONES } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useModel } from "../../shell/board";
import { sentenceOf } from "../../shell/label";
import { zoneWord } from "../../shell/words";
import type { Comparison } from "./comparison";
import { type Difference, pictureOf } from "./picture";

const EDGE = 24;

/** The map with what is different: what went as a ghost, what came and what was changed, and the ways of what moved. */
export function DifferencePicture({ told, onOpen }: { told: Comparison; onOpen: (piece: string) => void }) {
  const model = useModel();
  const { frames, whole, spots, ways } = pictureOf(told);
  const box = [whole.x - EDGE, whole.y - EDGE, whole.width + 2 * EDGE, whole.height + 2 * EDGE].join(" ");
  return (
    <figure className="compare-picture">
      <svg viewBox={box}>
        <title>{t("Differences on the map")}</title>
        <defs>
          <marker
            id="compare-arrow"
            viewBox="0 0 10 10"
            refX="9"
            refY="5"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0L10 5L0 10z" />
          </marker>
        </defs>
        {ZONES.map((zone) => {
          const { x, y, width, height } = frames[zone];
          return (
            <g key={zone} className={`zone-${zone}`}>
              <rect className="picture-plate" x={x} y={y} width={width} height={height} rx={24} />
              <text className="picture-zone" x={x + 24} y={y + 46}>
                {zoneWord(zone)}
              </text>
            </g>
          );
        })}
        {spots.map(({ id, is, piece, x, y, width, height }) => (
          <g
            key={`${id} ${is}`}
            className={`picture-spot is-${is} zone-${piece.zone}`}
            aria-label={`${wordOf(is)}: ${sentenceOf(piece)}`}
            // What is gone cannot be opened: it is only seen.
            {...(model.piece(id) ? opening(() => onOpen(id)) : { role: "img" })}
          >
            <rect x={x} y={y} width={width} height={height} rx={14} />
            <foreignObject x={x} y={y} width={width} height={height}>
              <p dir="auto">
                <b aria-hidden="true">{SIGN[is]}</b> {sentenceOf(piece)}
              </p>
            </foreignObject>
          </g>
        ))}
        {ways.map(({ id, from, to }) => (
          <path
            key={id}
            className="picture-way"
            d={`M${from.join(" ")}L${to.join(" ")}`}
            markerEnd="url(#compare-arrow)"
          />
        ))}
      </svg>
      <figcaption>
        {(["added", "removed", "changed", "from", "to"] as const).map((is) => (
          <span key={is} className={`picture-key is-${is}`}>
            <b aria-hidden="true">{SIGN[is]}</b> {wordOf(is)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

function opening(open: () => void) {
  return {
    role: "button",
    tabIndex: 0,
    onClick: open,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      open();
    },
  };
}

const SIGN: Readonly<Record<Difference, string>> = { added: "+", removed: "−", changed: "~", from: "↗", to: "↘" };

function wordOf(is: Difference): string {
  switch (is) {
    case "added":
      return t("Added");
    case "removed":
      return t("Removed");
    case "changed":
      return t("Changed");
    case "from":
      return t("Moved away");
    case "to":
      return t("Moved here");
  }
}
