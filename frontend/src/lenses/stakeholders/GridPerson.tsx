import { t } from "../../i18n";
import type { Board } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { type Decider, isHigh } from "./deciders";
import { deciderWords, ownerWarning } from "./deciderWords";
import { OwnerMark } from "./OwnerMark";
import { LIFT, type Place, radiusOf } from "./plot";
import { StanceMark } from "./StanceMark";
import { SHAPE_BOTTOM } from "./stanceShapes";
import type { GridKeys } from "./useGridKeys";
import type { GridPointer } from "./useGridPointer";
import type { Picking } from "./usePicking";

export type PersonTools = {
  board: Board;
  editable: boolean;
  picking: Picking;
  pointer: GridPointer;
  keys: GridKeys;
  /** The id of the element that explains the keys. */
  help: string;
};

// Of a shape with a radius of one, with the air around it.
const HALF_BOX = 1.3;
const WIDE = 180;
const OWNER_AT_LEAST = 22;

type GridPersonProps = PersonTools & { decider: Decider; place: Place | undefined; selected: boolean };

/** The name and the shape's box are one button: carried, pressed, and moved by the arrow keys. */
export function GridPerson({ decider, place, selected, ...tools }: GridPersonProps) {
  const { board, editable, picking, pointer, keys, help } = tools;
  const { id, name, stance, influence, owners } = decider;
  const radius = radiusOf(influence);
  const warning = ownerWarning(decider);
  const offset = pointer.offset(id);
  const [x, y] = [(place?.x ?? 0) + (offset?.x ?? 0), (place?.y ?? 0) + (offset?.y ?? 0)];
  const state = `${offset ? "is-carried" : ""} ${selected ? "is-selected" : ""} ${picking.from === id ? "is-picked" : ""}`;
  return (
    <div
      className={`grid-person ${place ? "" : "is-waiting"} ${state}`}
      style={place || offset ? { transform: `translate(${x}px, ${y}px)` } : undefined}
    >
      <button
        type="button"
        className="grid-shape"
        data-piece={id}
        aria-describedby={help}
        aria-pressed={selected}
        title={warning ? `${name}: ${warning}` : name}
        onFocus={() => board.desk.focused.set(id)}
        onClick={() => {
          if (pointer.wasDrag() || picking.pick(id)) return;
          board.desk.select([id]);
        }}
        onKeyDown={(event) => keys(event, decider)}
        style={place && { top: -LIFT - radius * HALF_BOX, maxWidth: Math.min(place.width, WIDE) - 4 }}
        {...(editable ? pointer.hold(id, "carry") : {})}
      >
        <span className="sr-only">{deciderWords(decider)}</span>
        <StanceMark stance={stance} size={radius * 2 * HALF_BOX}>
          <span aria-hidden="true" className="grid-owner">
            {owners[0] ? (
              <OwnerMark of={owners[0]} size={Math.max(OWNER_AT_LEAST, Math.round(radius * 0.95))} />
            ) : (
              <b className={`grid-nobody ${isHigh(decider) ? "is-high" : ""}`}>?</b>
            )}
          </span>
        </StanceMark>
        {warning && (
          <span className="grid-warning" aria-hidden="true">
            <Icon name="warn" size={13} /> {warning}
          </span>
        )}
        <span
          className="grid-name"
          aria-hidden="true"
          dir="auto"
          style={place && { marginTop: 3 - radius * (HALF_BOX - SHAPE_BOTTOM[stance]) }}
        >
          {name}
        </span>
      </button>
      {editable && place && (
        <span
          className="grid-handle"
          title={t("Draw a line to whom they influence")}
          style={{ left: `calc(50% + ${radius * 0.7}px)`, top: -LIFT - radius - 8 }}
          {...pointer.hold(id, "draw")}
        />
      )}
    </div>
  );
}
