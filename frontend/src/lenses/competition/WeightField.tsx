import { useId } from "react";
import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useModel } from "../../shell/board";
import { useKeptDraft } from "../../shell/keptDraft";
import { useCanChange } from "../../shell/locks";
import { wholeNumber } from "../inline/wholeNumber";
import { weightOf } from "./scores";
import { shortName } from "./steps";

/** The customer's weight. What is no weight stays as it was typed, with the reason beside it. */
export function WeightField({ criterion }: { criterion: Piece }) {
  const model = useModel();
  const editable = useCanChange(criterion.zone);
  const [draft, setDraft] = useKeptDraft(`weight ${criterion.id}`);
  const id = useId();
  const weight = weightOf(criterion);
  const label = t("Weight of {criterion}, %", { criterion: shortName(criterion) });
  if (!editable && draft === null) return <span className="weight-said">{weight ?? "–"}</span>;

  const problem = draft !== null && wholeNumber(draft, 0, 100) === null;
  const write = () => {
    const next = draft === null ? null : wholeNumber(draft, 0, 100);
    if (next === null || !editable) return;
    if (next !== weight) model.setField(criterion.id, "weight", next);
    setDraft(null);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Enter") {
      write();
      below(event.currentTarget as HTMLElement, event.shiftKey ? -1 : 1);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      below(event.currentTarget as HTMLElement, event.key === "ArrowUp" ? -1 : 1);
    } else if (event.key === "Escape" && draft !== null) {
      setDraft(null);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <input
        className="weight-field"
        type="text"
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        aria-invalid={problem}
        aria-describedby={problem ? id : undefined}
        placeholder="–"
        readOnly={!editable}
        value={draft ?? weight ?? ""}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={write}
        onKeyDown={onKeyDown}
      />
      {problem && (
        <p id={id} className="weight-problem field-problem" role="alert">
          {t("A weight is a whole number from 0 to 100. This one is not saved yet.")}
        </p>
      )}
    </>
  );
}

/** As in a table of numbers: Enter goes on in the next line. */
function below(field: HTMLElement, by: number): void {
  const fields = [...(field.closest("table")?.querySelectorAll<HTMLElement>(".weight-field") ?? [])];
  fields[fields.indexOf(field) + by]?.focus();
}
