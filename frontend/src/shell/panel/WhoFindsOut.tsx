import type { Piece } from "../../board/model";
import { FUNCTIONS } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useModel } from "../board";
import { FunctionMark } from "../FunctionMark";
import { functionWord } from "../words";
import { ChoiceField } from "./ChoiceField";
import { FieldRow } from "./FieldRow";

import { usePersonChoices } from "./usePersonChoices";

/** A gap is a question: which function is asked, and who of them finds out. */
export function WhoFindsOut({ piece, editable }: { piece: Piece; editable: boolean }) {
  const model = useModel();
  const choices = usePersonChoices(piece.fields.finder);
  const { asks, finder } = piece.fields;
  const set = (name: string, value: unknown) => model.setField(piece.id, name, value);
  // Who is of the function that is asked comes first.
  const options = choices
    .toSorted((one, other) => Number(other.of === asks) - Number(one.of === asks))
    .map(({ value, word, of }) => ({ value, word: of ? `${word} · ${functionWord(of)}` : word }));
  const id = `finder-${piece.id}`;
  return (
    <section className="who-finds-out">
      <fieldset>
        <legend>{t("Who can find out?")}</legend>
        {editable ? (
          <div className="function-tiles">
            {FUNCTIONS.map((of) => (
              <button
                key={of}
                type="button"
                aria-pressed={of === asks}
                onClick={() => set("asks", of === asks ? undefined : of)}
              >
                <FunctionMark of={of} size={16} />
                <span>{functionWord(of)}</span>
              </button>
            ))}
          </div>
        ) : (
          <p className="function-asked">
            {typeof asks === "string" && <FunctionMark of={asks} size={16} />}
            {typeof asks === "string" ? functionWord(asks) : t("Nobody is asked yet.")}
          </p>
        )}
      </fieldset>
      <FieldRow label={t("Finds out")} id={id}>
        <ChoiceField
          id={id}
          label={t("Finds out")}
          options={options}
          value={typeof finder === "string" ? finder : undefined}
          editable={editable}
          asList
          onChange={(next) => set("finder", next)}
        />
      </FieldRow>
    </section>
  );
}
