import { useMemo, useRef, useState } from "react";
import { t } from "../../i18n";
import { useCanEdit } from "../../shell/board";
import { useIsClosed } from "../../shell/locks";
import { useToday } from "../useToday";
import { AddColleague } from "./AddColleague";
import { ContactEditor } from "./ContactEditor";
import { ContactGaps } from "./ContactGaps";
import { ContactTable } from "./ContactTable";
import { surfaceOf } from "./contacts";
import { byPower } from "./deciders";
import type { Stakeholders } from "./useStakeholders";

/** Our people across their people: how strong each contact is, and how strong it should be. */
export function ContactSurface({ colleagues, deciders, links }: Stakeholders) {
  const table = useRef<HTMLTableElement>(null);
  const closed = useIsClosed("stakeholders");
  const editable = useCanEdit() && !closed;
  const [at, setAt] = useState<readonly [string, string]>(["", ""]);
  const theirs = useMemo(
    () => byPower(deciders).sort((one, other) => (other.power ?? 0) - (one.power ?? 0)),
    [deciders],
  );
  const surface = useMemo(() => surfaceOf(colleagues, theirs, links), [colleagues, theirs, links]);
  const today = useToday();
  const colleague = colleagues.find(({ id }) => id === at[0]) ?? colleagues[0];
  const decider = theirs.find(({ id }) => id === at[1]) ?? theirs[0];
  return (
    <div className="contacts">
      {colleague && decider ? (
        <>
          <ContactEditor
            key={`${colleague.id} ${decider.id}`}
            colleague={colleague}
            decider={decider}
            contact={surface.of(colleague.id, decider.id)}
            today={today}
            onDone={() => table.current?.querySelector<HTMLElement>("[aria-current]")?.focus()}
          />
          <ContactTable
            table={table}
            colleagues={colleagues}
            deciders={theirs}
            surface={surface}
            today={today}
            at={[colleague.id, decider.id]}
            onMove={setAt}
          />
          <ContactGaps colleagues={colleagues} deciders={theirs} surface={surface} today={today} onShow={setAt} />
        </>
      ) : (
        <p className="contacts-empty">
          <b>{t("Who of us knows whom of them?")}</b>
          {colleagues.length === 0
            ? t("Add our people: each becomes a row. Their people are the columns.")
            : t("Add their people in the grid: each becomes a column.")}
        </p>
      )}
      {editable && <AddColleague colleagues={colleagues} />}
    </div>
  );
}
