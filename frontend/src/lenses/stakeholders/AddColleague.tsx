import { useId } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useValue } from "../../shell/value";
import type { Colleague } from "./deciders";
import { ensureColleague, mayLay } from "./ownership";

/** Somebody with a seat here who has no row yet. */
export function AddColleague({ colleagues }: { colleagues: readonly Colleague[] }) {
  const board = useBoard();
  const everybody = useValue(board.people.everybody);
  const id = useId();
  const there = new Set(colleagues.map(({ person }) => person));
  const missing = [...everybody.values()].filter(({ person }) => !there.has(person));
  if (missing.length === 0) return null;
  const add = (person: string) => {
    const chosen = everybody.get(person);
    if (!chosen || !mayLay(board)) return;
    ensureColleague(board, chosen);
    board.desk.spoken.set(t("{name} is among our people now.", { name: chosen.name }));
  };
  return (
    <div className="add-colleague">
      <label htmlFor={id}>{t("Add one of our people")}</label>
      <select id={id} value="" onChange={(event) => add(event.target.value)}>
        <option value="">{t("Choose…")}</option>
        {missing.map(({ person, name }) => (
          <option key={person} value={person}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
