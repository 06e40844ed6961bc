import { useId, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useValue } from "../../shell/value";
import type { Colleague } from "./deciders";
import { ensureColleague, mayLay } from "./ownership";

/** Somebody with a seat here who has no row yet. */
export function AddColleague({ colleagues }: { colleagues: readonly Colleague[] }) {
  const board = useBoard();
  const everybody = useValue(board.people.everybody);
  const [chosen, setChosen] = useState("");
  const id = useId();
  const there = new Set(colleagues.map(({ person }) => person));
  const missing = [...everybody.values()].filter(({ person }) => !there.has(person));
  if (missing.length === 0) return null;
  // Not with the choice itself: whoever goes through the list by keyboard would add everybody on the way.
  const add = () => {
    const person = everybody.get(chosen);
    if (!person || there.has(chosen) || !mayLay(board)) return;
    ensureColleague(board, person);
    board.desk.spoken.set(t("{name} is among our people now.", { name: person.name }));
    setChosen("");
  };
  return (
    <form
      className="add-colleague"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <label htmlFor={id}>{t("Add one of our people")}</label>
      <select id={id} value={chosen} onChange={(event) => setChosen(event.target.value)}>
        <option value="">{t("Choose…")}</option>
        {missing.map(({ person, name }) => (
          <option key={person} value={person}>
            {name}
          </option>
        ))}
      </select>
      <button type="submit" className="button">
        {t("Add")}
      </button>
    </form>
  );
}
