import { type RefObject, useEffect, useRef } from "react";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { ContactCell } from "./ContactCell";
import { contactStep, setContact } from "./contacting";
import { isSilent, type Surface } from "./contacts";
import { sinceWords } from "./contactWords";
import type { Colleague, Decider } from "./deciders";
import { OwnerMark } from "./OwnerMark";

export type Cell = readonly [colleague: string, decider: string];

type ContactTableProps = {
  table: RefObject<HTMLTableElement | null>;
  colleagues: readonly Colleague[];
  deciders: readonly Decider[];
  surface: Surface;
  today: string;
  at: Cell;
  onMove: (next: Cell) => void;
};

const DIGIT = /^(?:Digit|Numpad)([0-3])$/;

/** One tab stop: arrows walk, digits say how strong, with Shift how strong it should be, Enter goes to the date. */
export function ContactTable({ table, colleagues, deciders, surface, today, at, onMove }: ContactTableProps) {
  const board = useBoard();
  const walked = useRef(false);
  useEffect(() => {
    if (!walked.current) return;
    walked.current = false;
    table.current?.querySelector<HTMLElement>(`[data-cell="${CSS.escape(at.join(" "))}"]`)?.focus();
  }, [at, table]);
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const digit = DIGIT.exec(event.code)?.[1];
    const next = contactStep(event.key, at, colleagues, deciders);
    if (next) {
      walked.current = true;
      onMove(next);
    } else if (digit) setContact(board, at, event.shiftKey ? "wanted" : "strength", Number(digit));
    else if (event.key === "Enter") document.getElementById("last-contact")?.focus();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="contacts-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells take keys, as the grid pattern has it */}
      <table ref={table} role="grid" className="contacts-table" aria-label={t("Contact surface")} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th scope="col">{t("Our people")}</th>
            {deciders.map(({ id, name, power }) => (
              <th key={id} scope="col">
                <span dir="auto">{name}</span>
                <small>{power === undefined ? t("Power not said") : t("Power {n}", { n: power })}</small>
              </th>
            ))}
            <th scope="col">{t("In contact with")}</th>
          </tr>
        </thead>
        <tbody>
          {colleagues.map((colleague) => (
            <tr key={colleague.id} data-piece={colleague.id}>
              <th scope="row">
                <span className="contacts-colleague">
                  <OwnerMark of={colleague} size={28} />
                  <span>
                    <b dir="auto">{colleague.name}</b>
                    {colleague.role && <small dir="auto">{colleague.role}</small>}
                  </span>
                </span>
              </th>
              {deciders.map((decider) => (
                <ContactCell
                  key={decider.id}
                  colleague={colleague}
                  decider={decider}
                  contact={surface.of(colleague.id, decider.id)}
                  today={today}
                  active={at[0] === colleague.id && at[1] === decider.id}
                  onChoose={() => onMove([colleague.id, decider.id])}
                />
              ))}
              <td className="contacts-sum">{tn("{n} person", "{n} people", surface.reach(colleague.id))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("Known to")}</th>
            {deciders.map(({ id }) => (
              <td key={id} className="contacts-sum">
                {tn("{n} of us", "{n} of us", surface.touched(id))}
              </td>
            ))}
            <td />
          </tr>
          <tr>
            <th scope="row">{t("Last contact")}</th>
            {deciders.map(({ id }) => (
              <td key={id} className={`contacts-sum ${isSilent(surface.last(id), today) ? "is-silent" : ""}`}>
                {isSilent(surface.last(id), today) && <Icon name="warn" size={13} />}{" "}
                {sinceWords(surface.last(id), today)}
              </td>
            ))}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
