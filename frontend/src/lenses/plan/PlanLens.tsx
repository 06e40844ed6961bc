import { useState } from "react";
import { t, tn } from "../../i18n";
import { useArrived, useBoard, useCanEdit } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { isClosed, sayClosed, useLocks } from "../../shell/locks";
import { LensPage } from "../LensPage";
import { useLensView } from "../pieces";
import { Segments } from "../Segments";
import { GROUPINGS, type Grouping } from "./arrange";
import { EmptyPlan } from "./EmptyPlan";
import type { Wanted } from "./edits";
import { NewAction } from "./NewAction";
import { PlanCalendar } from "./PlanCalendar";
import { PlanCards } from "./PlanCards";
import { PlanTable } from "./PlanTable";
import { StatusBoard } from "./StatusBoard";
import { useNarrow } from "./useNarrow";
import { type PlanView, usePlan } from "./usePlan";
import { useWarnings } from "./useWarnings";
import { groupingWord } from "./words";

type View = "table" | "board" | "calendar";

const KEYS: Readonly<Record<View, () => string>> = {
  table: () => t("Arrows move between the cells. Enter or F2 edits one, Escape leaves it, space opens the details."),
  board: () => t("Drag a card to its column, or move it with Alt and an arrow, or by its menu."),
  calendar: () =>
    t(
      "Arrows move between the days, Enter goes into one. Drag an action to its day, or move it with Alt and an arrow.",
    ),
};

/** Who does what until when, and for which goal: as a table, by status, and by date. */
export default function PlanLens() {
  const board = useBoard();
  const view = usePlan();
  const arrived = useArrived();
  const canEdit = useCanEdit();
  const narrow = useNarrow();
  useLocks();
  // "Mine" is the table where a thumb asks for it: its cards begin with what is one's own.
  const [asked, setShown] = useLensView<View | "mine">("plan", "table");
  const shown = asked === "mine" ? "table" : asked;
  const [grouping, setGrouping] = useState<Grouping>("goal");
  const [wanted, setWanted] = useState<Wanted>();
  const [draft, setDraft] = useState("");
  const add = (next: Wanted) => {
    if (isClosed(board, "actions")) sayClosed(board, "actions");
    else setWanted(next);
  };
  const isEmpty = arrived && view.whole.actions.length === 0;
  const hidden = view.whole.actions.length - view.shown.actions.length;
  const warnings = useWarnings(view);
  const views = [
    { name: "table" as const, word: t("Table"), icon: "table" as const },
    { name: "board" as const, word: t("Columns"), icon: "columns" as const },
    { name: "calendar" as const, word: t("Calendar"), icon: "calendar" as const },
  ];
  const tools = (
    <>
      {arrived && warnings.button}
      <Segments label={t("How the plan is shown")} options={views} value={shown} onChange={setShown} />
      {canEdit && (
        <button type="button" className="button is-primary plan-add" onClick={() => add({})}>
          <Icon name="plus" />
          {t("Action")}
        </button>
      )}
    </>
  );
  return (
    <LensPage
      title={t("Action plan")}
      summary={arrived ? summaryOf(view) : t("Opening…")}
      tools={tools}
      className="plan-page"
    >
      {warnings.list}
      {wanted && canEdit && (
        <NewAction wanted={wanted} draft={draft} onDraft={setDraft} onClose={() => setWanted(undefined)} />
      )}
      {isEmpty && !wanted && <EmptyPlan view={view} onAdd={() => add({})} />}
      {arrived && !isEmpty && (
        <>
          <div className="plan-line">
            {shown === "table" && (
              <label>
                {t("Group")}
                <select value={grouping} onChange={(event) => setGrouping(event.target.value as Grouping)}>
                  {GROUPINGS.map((one) => (
                    <option key={one} value={one}>
                      {groupingWord(one)}
                    </option>
                  ))}
                </select>
              </label>
            )}
            <p id="plan-keys">{KEYS[shown]()}</p>
            {hidden > 0 && (
              <p className="plan-hidden">
                {tn("{n} action is hidden by the filter.", "{n} actions are hidden by the filter.", hidden)}
              </p>
            )}
          </div>
          {shown === "table" && !narrow && <PlanTable view={view} grouping={grouping} onAdd={add} />}
          {shown === "table" && narrow && <PlanCards view={view} grouping={grouping} />}
          {shown === "board" && <StatusBoard view={view} />}
          {shown === "calendar" && <PlanCalendar view={view} />}
        </>
      )}
    </LensPage>
  );
}

function summaryOf({ whole: { actions } }: PlanView): string {
  const accepted = actions.filter((action) => action.accepted).length;
  const shared = actions.filter((action) => action.shared).length;
  return t("{actions}, {accepted}, {shared}", {
    actions: tn("{n} action", "{n} actions", actions.length),
    accepted: tn("{n} accepted", "{n} accepted", accepted),
    shared: tn("{n} shared with the customer", "{n} shared with the customer", shared),
  });
}
