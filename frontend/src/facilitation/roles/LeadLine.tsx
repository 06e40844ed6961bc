import { t } from "../../i18n";
import { useBoard, usePresence } from "../../shell/board";
import { ask } from "../ask";
import { useLead, useLeadName } from "./useLead";

/** Somebody else leads: who, and the way to lead oneself, where the server will not refuse it. */
export function LeadLine() {
  const board = useBoard();
  const { me } = board.boot;
  const [lead, name] = [useLead(), useLeadName()];
  const isHere = usePresence().some(({ person }) => person.id === lead?.person);
  if (!lead || lead.person === me.person) return null;
  // As the server decides it: nobody but the owner seizes the lead from a facilitator who is here.
  const mayTake = me.role === "owner" || lead.acting || !isHere;
  return (
    <p className="lead-line">
      <span dir="auto">
        {t("{name} leads.", { name: name ?? t("Somebody") })} {!mayTake && t("Ask them to hand it over.")}
      </span>
      {mayTake && (
        <button type="button" className="button" onClick={() => void ask(board, "PUT", "/lead")}>
          {t("Lead from here")}
        </button>
      )}
    </p>
  );
}
