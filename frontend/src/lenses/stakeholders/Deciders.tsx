import { useId } from "react";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useValue } from "../../shell/value";
import { AddPerson } from "./AddPerson";
import { DeciderRow } from "./DeciderRow";
import { byPower, closedDoor, countsOf, type Decider } from "./deciders";
import { OpenDoor } from "./OpenDoor";

/** The same people as a list: who decides most, and who of us owns the relation. */
export function Deciders({ deciders, editable }: { deciders: readonly Decider[]; editable: boolean }) {
  const { boot, desk } = useBoard();
  const selection = useValue(desk.selection);
  const heading = useId();
  const door = closedDoor(deciders);
  return (
    <aside className="deciders" aria-labelledby={heading}>
      <header>
        <h3 id={heading}>{t("Who decides at {account}", { account: boot.board.account })}</h3>
        <p>{countWords(deciders)}</p>
      </header>
      {deciders.length > 0 && (
        <ul>
          {byPower(deciders).map((decider) => (
            <DeciderRow
              key={decider.id}
              decider={decider}
              selected={selection.includes(decider.id)}
              editable={editable}
            />
          ))}
        </ul>
      )}
      {editable && <AddPerson />}
      {door && <OpenDoor key={door.id} decider={door} />}
    </aside>
  );
}

function countWords(deciders: readonly Decider[]): string {
  if (deciders.length === 0) return t("Nobody yet. Who signs, who recommends, who can say no?");
  const { high, agreed } = countsOf(deciders);
  const people = tn("{n} person.", "{n} people.", deciders.length);
  if (high === 0) return `${people} ${t("Nobody holds high power yet.")}`;
  return `${people} ${tn("{n} holds high power,", "{n} hold high power,", high)} ${tn(
    "{n} of them has one agreed owner.",
    "{n} of them have one agreed owner.",
    agreed,
  )}`;
}
