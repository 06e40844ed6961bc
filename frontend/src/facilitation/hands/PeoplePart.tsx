import { useEffect, useState } from "react";
import { t, tn } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { functionWord } from "../../shell/words";
import { ask } from "../ask";
import { reveal } from "./reveal";
import { useHandCounts } from "./useHandCounts";
import { type FunctionHere, type PersonHere, readyOf, usePeopleByFunction, usePeopleHere } from "./usePeopleByFunction";

const SHOWN = 4;
const isReady = (person: PersonHere) => person.isReady;
const isAwaited = (person: PersonHere) => person.isAwaited;

/** Who is here, by function: how many are done, and how many pieces wait in their hands. Counts only. */
export function PeoplePart() {
  const { people } = useBoard();
  const functions = usePeopleByFunction();
  const counts = useHandCounts();
  const [done, awaited] = readyOf(functions);
  const raised = usePeopleHere().filter(({ isRaised }) => isRaised);
  // Whoever came in since the page was opened has a name, too.
  useEffect(() => people.refresh(), [people]);
  return (
    <section className="people-part" aria-labelledby="people-part">
      <header>
        <h3 id="people-part">{t("People")}</h3>
        <p>
          {t("{n} of {all} ready", { n: done, all: awaited })} ·{" "}
          {tn("{n} piece in hands", "{n} pieces in hands", counts.total)}
        </p>
      </header>
      {raised.map((person) => (
        <RaisedHand key={person.person} person={person} />
      ))}
      <ul>
        {functions.map((one) => (
          <FunctionRow key={one.function} of={one} counts={new Map(counts.by_person.map((c) => [c.person, c.count]))} />
        ))}
      </ul>
    </section>
  );
}

function RaisedHand({ person }: { person: PersonHere }) {
  const board = useBoard();
  return (
    <p className="raised-hand">
      <Icon name="raise" size={16} />
      <span dir="auto">{t("{name} wants to speak", { name: person.name })}</span>
      <button
        type="button"
        className="button"
        onClick={() => void ask(board, "DELETE", `/raised?person=${encodeURIComponent(person.person)}`)}
      >
        {t("Lower")}
      </button>
    </p>
  );
}

function FunctionRow({ of, counts }: { of: FunctionHere; counts: ReadonlyMap<string, number> }) {
  const board = useBoard();
  const [open, setOpen] = useState(false);
  const { people } = of;
  const [ready, awaited] = [people.filter(isReady).length, people.filter(isAwaited).length];
  const held = people.reduce((sum, { person }) => sum + (counts.get(person) ?? 0), 0);
  return (
    <li>
      <button type="button" className="function-row" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="function-faces" aria-hidden="true">
          {people.slice(0, SHOWN).map((person) => (
            <Avatar key={person.person} of={person} />
          ))}
        </span>
        <span className="function-name">{functionWord(of.function)}</span>
        {awaited > 0 && (
          <span className={ready === awaited ? "is-all-ready" : ""}>
            {t("{n} of {all} ready", { n: ready, all: awaited })}
          </span>
        )}
        <Held count={held} />
      </button>
      {open && (
        <ul className="function-people">
          {people.map((person) => (
            <li key={person.person}>
              <span dir="auto">{person.name}</span>
              {person.isAwaited && (
                <span className={person.isReady ? "is-all-ready" : ""}>
                  {person.isReady ? t("ready") : t("not yet")}
                </span>
              )}
              <Held count={counts.get(person.person) ?? 0} />
              <button
                type="button"
                className="button"
                aria-label={t("Reveal what {name} holds", { name: person.name })}
                disabled={!counts.get(person.person)}
                onClick={() => void reveal(board, { person: person.person })}
              >
                {t("Reveal")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function Held({ count }: { count: number }) {
  return (
    <span className="held-count">
      <Icon name="hand" size={16} /> <b aria-hidden="true">{count}</b>
      <span className="sr-only">{tn("{n} piece in hand", "{n} pieces in hand", count)}</span>
    </span>
  );
}
