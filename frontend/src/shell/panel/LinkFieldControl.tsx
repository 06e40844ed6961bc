import type { Link } from "../../board/model";
import { LINK_FIELDS } from "../../board/schema.gen";
import { useModel } from "../board";
import { fieldWord } from "../fieldWords";
import { DateField } from "./DateField";
import { NumberField } from "./NumberField";
import { StrengthField } from "./StrengthField";
import { TextField } from "./TextField";

type LinkFieldControlProps = {
  id: string;
  link: Link;
  name: string;
  editable: boolean;
  label?: string;
  ahead?: boolean;
};

const STRENGTH_AT_MOST = 3;

/** One value of a link, as the schema has it. */
export function LinkFieldControl({
  id,
  link,
  name,
  editable,
  label = fieldWord(name),
  ahead = false,
}: LinkFieldControlProps) {
  const model = useModel();
  const field = LINK_FIELDS[link.kind]?.[name];
  const value = link.fields[name];
  const common = {
    id,
    label,
    editable,
    onChange: (next: string | number | undefined) => model.setLinkField(link.id, name, next),
  };
  switch (field?.type) {
    case "number": {
      const number = typeof value === "number" ? value : undefined;
      if (field.high <= STRENGTH_AT_MOST) return <StrengthField {...common} value={number} />;
      return <NumberField {...common} {...field} value={number} />;
    }
    case "date":
      return <DateField {...common} ahead={ahead} value={typeof value === "string" ? value : ""} />;
    case "text":
      return <TextField {...common} limit={field.limit} value={typeof value === "string" ? value : ""} />;
    default:
      return null;
  }
}
