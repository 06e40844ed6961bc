import { t } from "../../i18n";
import { useIds, useModel } from "../board";
import { sentenceOf } from "../label";
import { DotsField } from "./DotsField";

type ScoresFieldProps = {
  id: string;
  value: Readonly<Record<string, number>>;
  editable: boolean;
  onChange: (next: Readonly<Record<string, number>> | undefined) => void;
};

/** One to five for every criterion on the board. */
export function ScoresField({ id, value, editable, onChange }: ScoresFieldProps) {
  const model = useModel();
  const criteria = useIds().flatMap((piece) => {
    const found = model.piece(piece);
    return found?.kind === "criterion" ? [found] : [];
  });
  const set = (criterion: string, score: number | undefined) => {
    const { [criterion]: _, ...rest } = value;
    const next = score === undefined ? rest : { ...rest, [criterion]: score };
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  if (criteria.length === 0) return <output id={id}>{t("No criterion on the board yet")}</output>;
  return (
    <div className="field-scores" id={id}>
      {criteria.map((criterion) => (
        <div key={criterion.id}>
          <span dir="auto">{sentenceOf(criterion)}</span>
          <DotsField
            id={`${id}-${criterion.id}`}
            label={sentenceOf(criterion)}
            low={1}
            high={5}
            value={value[criterion.id]}
            editable={editable}
            onChange={(score) => set(criterion.id, score)}
          />
        </div>
      ))}
    </div>
  );
}
