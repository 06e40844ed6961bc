import { useRef } from "react";
import type { Piece } from "../../board/model";
import { STRING_LIMIT } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard, useModel } from "../../shell/board";
import { fieldWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import { useCanChange } from "../../shell/locks";
import { DotsField } from "../../shell/panel/DotsField";
import { Sentence } from "../../shell/panel/Sentence";
import { TextField } from "../../shell/panel/TextField";
import { usePart } from "../../shell/value";
import { useWanted } from "../inline/wanted";
import { removeByKey, shortName } from "./steps";

/** One unique value, written where it is read. */
export function ValueRow({ value, lost, dim }: { value: Piece; lost: boolean; dim: boolean }) {
  const board = useBoard();
  const { desk } = board;
  const model = useModel();
  const editable = useCanChange(value.zone);
  const selected = usePart(desk.selection, (ids) => ids.includes(value.id));
  const row = useRef<HTMLLIElement>(null);
  useWanted(value.id, row, "textarea, button");
  const { offer, proof, clarity } = value.fields;
  const set = (name: string) => (next: unknown) => model.setField(value.id, name, next);
  const finish = (event: React.KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    (event.target as HTMLElement).blur();
    row.current?.querySelector<HTMLElement>(".value-open")?.focus();
  };
  return (
    <li
      ref={row}
      data-piece={value.id}
      className={`value-row ${selected ? "is-selected" : ""} ${dim ? "is-dimmed" : ""}`}
    >
      <div className="value-head">
        <div className="value-words" dir="auto" onKeyDownCapture={finish}>
          <Sentence piece={value} editable={editable} />
        </div>
        {lost && (
          <span className="value-lost">
            <Icon name="warn" size={14} /> {t("No lead any more")}
          </span>
        )}
        <button
          type="button"
          className="button is-quiet value-open"
          aria-label={t("Details of {piece}", { piece: shortName(value) })}
          aria-pressed={selected}
          onFocus={() => desk.focused.set(value.id)}
          onClick={() => desk.select([value.id])}
          onKeyDown={removeByKey(board, value.id)}
        >
          {t("Details")}
        </button>
      </div>
      <div className="value-fields">
        <Labelled label={fieldWord("offer")}>
          <TextField
            id={`row-offer-${value.id}`}
            label={fieldWord("offer")}
            limit={STRING_LIMIT}
            value={typeof offer === "string" ? offer : ""}
            editable={editable}
            onChange={set("offer")}
          />
        </Labelled>
        <Labelled label={fieldWord("proof")}>
          <TextField
            id={`row-proof-${value.id}`}
            label={fieldWord("proof")}
            limit={STRING_LIMIT}
            value={typeof proof === "string" ? proof : ""}
            editable={editable}
            onChange={set("proof")}
          />
        </Labelled>
        <Labelled label={fieldWord("clarity")}>
          <DotsField
            id={`row-clarity-${value.id}`}
            label={fieldWord("clarity")}
            low={1}
            high={5}
            value={typeof clarity === "number" ? clarity : undefined}
            editable={editable}
            onChange={set("clarity")}
          />
        </Labelled>
      </div>
    </li>
  );
}

function Labelled({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div className="value-field">
      <span aria-hidden="true">{label}</span>
      {children}
    </div>
  );
}
