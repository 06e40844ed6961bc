import { useId, useRef, useState } from "react";
import { STRING_LIMIT } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { type Heading, keyOf } from "./expansion";
import { openHeading } from "./fillCell";

/** A new row or column of the matrix, written in place. */
export function AddHeading({ field, headings }: { field: "product" | "site"; headings: readonly Heading[] }) {
  const board = useBoard();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState("");
  const [problem, setProblem] = useState("");
  const id = useId();
  const words =
    field === "product"
      ? { label: t("New product"), add: t("Add a product") }
      : { label: t("New site"), add: t("Add a site") };
  const add = () => {
    const next = name.trim();
    const found = problemIn(next, headings);
    setProblem(found);
    if (!found && openHeading(board, field, next)) setName("");
    input.current?.focus();
  };
  return (
    <form
      className="expansion-new"
      aria-label={words.label}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        ref={input}
        type="text"
        dir="auto"
        autoComplete="off"
        className="field-text is-sentence"
        aria-label={words.label}
        placeholder={words.label}
        value={name}
        aria-invalid={problem !== ""}
        aria-describedby={problem ? id : undefined}
        onChange={(event) => {
          setName(event.target.value);
          setProblem("");
        }}
      />
      <button type="submit" className="button">
        <Icon name="plus" /> {words.add}
      </button>
      {problem && (
        <p id={id} className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

function problemIn(name: string, headings: readonly Heading[]): string {
  if (name === "") return t("Write its name first.");
  if (name.length > STRING_LIMIT)
    return t("A name holds {most} characters, and this one has {n}.", { most: STRING_LIMIT, n: name.length });
  return headings.some(({ key }) => key === keyOf(name)) ? t("It is in the table already.") : "";
}
