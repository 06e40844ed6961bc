import { useBoard } from "../board";
import { useValue } from "../value";
import { ChoiceField } from "./ChoiceField";
import { toldApart } from "./personChoices";
import { usePersonChoices } from "./usePersonChoices";

type IdentityFieldProps = {
  id: string;
  label: string;
  value: string | undefined;
  /** Whether those who only watch can be chosen too. */
  who: "active" | "any";
  editable: boolean;
  onChange: (next: string | number | undefined) => void;
};

/** Somebody with a seat on this board. */
export function IdentityField({ who, value, ...field }: IdentityFieldProps) {
  const everybody = useValue(useBoard().people.everybody);
  const choices = usePersonChoices(value);
  const options =
    who === "any"
      ? choices
      : choices.filter((choice) => choice.value === value || everybody.get(choice.value)?.role !== "observer");
  return <ChoiceField {...field} options={toldApart(options)} value={value} asList />;
}
