import { language, t } from "../../i18n";
import { moment } from "../../shell/past/pastWords";
import { useCheckpoints } from "../checkpoints/checkpoint";
import { BEGINNING, NOW, type Ref, refOf } from "./comparison";

type SideChoiceProps = { label: string; value: Ref; onChange: (next: Ref) => void };

/** One of the moments that have a name: the beginning, each checkpoint, now. */
export function SideChoice({ label, value, onChange }: SideChoiceProps) {
  const made = useCheckpoints();
  const isKnown = value === NOW || value === BEGINNING || made.some((one) => refOf(one) === value);
  return (
    <label className="compare-side">
      <span>{label}</span>
      <select lang={language()} value={value} onChange={(event) => onChange(event.target.value)}>
        <option value={BEGINNING}>{t("The beginning")}</option>
        {made.map((one) => (
          <option
            key={one.id}
            value={refOf(one)}
          >{`CP${one.number} · ${one.name} · ${moment(new Date(one.at))}`}</option>
        ))}
        {!isKnown && <option value={value}>{t("Edit {n}", { n: value.replace("seq:", "") })}</option>}
        <option value={NOW}>{t("Now")}</option>
      </select>
    </label>
  );
}
