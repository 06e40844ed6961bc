import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { removePerson } from "../../shell/people";

type Somebody = { readonly id: string; readonly name: string; readonly role: string };

/** Asks once whether one is sure, with the name: in a list of people one row is easily taken for another. */
export function RemoveButton({ of }: { of: Somebody }) {
  const board = useBoard();
  const { name } = of;
  const [asks, setAsks] = useState(false);
  const first = useRef<HTMLButtonElement>(null);
  const back = useRef<HTMLButtonElement>(null);
  const isSettled = useRef(true);
  useEffect(() => {
    if (asks) back.current?.focus();
    else if (!isSettled.current) first.current?.focus();
    isSettled.current = !asks;
  }, [asks]);
  if (!asks)
    return (
      <button ref={first} type="button" className="button is-quiet" onClick={() => setAsks(true)}>
        {t("Remove")} <span className="sr-only">{name}</span>
      </button>
    );
  const question = t("Remove {name} from this board? What they wrote stays on it.", { name });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be named by a legend, which cannot lie beside buttons
    <div
      className="role-sure"
      role="group"
      aria-label={question}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        setAsks(false);
      }}
    >
      <p dir="auto">{question}</p>
      <button ref={back} type="button" className="button" onClick={() => setAsks(false)}>
        {t("Back")}
      </button>
      <button type="button" className="button is-danger" onClick={() => void removePerson(board, of)}>
        {t("Yes, remove {name}", { name })}
      </button>
    </div>
  );
}
