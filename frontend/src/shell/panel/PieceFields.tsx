import type { Piece } from "../../board/model";
import type { Field } from "../../board/schema.gen";
import { useBoard, useModel } from "../board";
import { fieldWord, optionWord } from "../fieldWords";
import { ChoiceField } from "./ChoiceField";
import { DateField } from "./DateField";
import { DotsField } from "./DotsField";
import { FieldRow } from "./FieldRow";
import { FlagField } from "./FlagField";
import { IdentityField } from "./IdentityField";
import { NumberField } from "./NumberField";
import { ScoresField } from "./ScoresField";
import { TextField } from "./TextField";

const DOTS_AT_MOST = 5;

type FieldsProps = { piece: Piece; fields: Readonly<Record<string, Field>>; editable: boolean };

/** What the schema offers for this kind, each as a small control; nothing of it is demanded. */
export function PieceFields({ piece, fields, editable }: FieldsProps) {
  return Object.entries(fields).map(([name, field]) => {
    const id = `${name}-${piece.id}`;
    return (
      <FieldRow key={name} id={id} label={fieldWord(name)}>
        <FieldControl id={id} name={name} field={field} piece={piece} editable={editable} />
      </FieldRow>
    );
  });
}

type ControlProps = { id: string; name: string; field: Field; piece: Piece; editable: boolean };

function FieldControl({ id, name, field, piece, editable }: ControlProps) {
  const model = useModel();
  const { boot } = useBoard();
  const value = piece.fields[name];
  const common = {
    id,
    label: fieldWord(name),
    editable,
    onChange: (next: unknown) => model.setField(piece.id, name, next),
  };
  switch (field.type) {
    case "text":
      return <TextField {...common} limit={field.limit} value={typeof value === "string" ? value : ""} />;
    case "number":
      if (field.whole && field.low >= 0 && field.high <= DOTS_AT_MOST)
        return (
          <DotsField
            {...common}
            low={field.low}
            high={field.high}
            value={typeof value === "number" ? value : undefined}
          />
        );
      return <NumberField {...common} {...field} value={typeof value === "number" ? value : undefined} />;
    case "choice": {
      const options = field.options.map((option) => ({ value: option, word: optionWord(option) }));
      return <ChoiceField {...common} options={options} value={value as string | number | undefined} />;
    }
    case "flag": {
      // An action is accepted by whoever owns it, by nobody for them.
      const forMe = name !== "accepted" || piece.fields.owner === boot.me.person;
      return <FlagField {...common} editable={editable && forMe} value={value === true} />;
    }
    case "date":
      return <DateField {...common} ahead={isAhead(piece, name)} value={typeof value === "string" ? value : ""} />;
    case "identity": {
      // Who only watches does nothing on the board.
      const role = name === "owner" ? "active" : "any";
      return <IdentityField {...common} who={role} value={typeof value === "string" ? value : undefined} />;
    }
    case "scores":
      return <ScoresField {...common} value={(value ?? {}) as Readonly<Record<string, number>>} />;
  }
}

// What is done may have been due long ago.
function isAhead({ fields }: Piece, name: string): boolean {
  return name === "due" && fields.status !== "done" && fields.status !== "dropped";
}
