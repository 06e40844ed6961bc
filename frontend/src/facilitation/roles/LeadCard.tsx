import { t } from "../../i18n";
import { useBoard, useCanEdit } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useStage } from "../../shell/stage";
import { ask } from "../ask";
import { useLead, useLeadName } from "./useLead";

/** When nobody leads any member may; whoever acts gives it back, and whoever may run the room leads again. */
export function LeadCard() {
  const board = useBoard();
  const { boot } = board;
  const editable = useCanEdit();
  const [lead, name] = [useLead(), useLeadName()];
  const isOpen = useStage("room").open_script !== undefined;
  const isMine = lead?.person === boot.me.person;
  if (isOpen && editable && !boot.can_host)
    return (
      <Card title={t("Nobody leads the workshop at the moment.")}>
        <p>{t("You can take the script: it says what comes next. The facilitator gets it back at any time.")}</p>
        <button type="button" className="button is-primary" onClick={() => void ask(board, "POST", "/lead")}>
          {t("Take the script")}
        </button>
      </Card>
    );
  if (!lead?.acting) return null;
  if (isMine)
    return (
      <Card title={t("You lead in the facilitator's place.")}>
        <button type="button" className="button" onClick={() => void ask(board, "DELETE", "/lead")}>
          {t("Give it back")}
        </button>
      </Card>
    );
  if (!boot.can_host) return null;
  return (
    <Card title={t("{name} leads in your place.", { name: name ?? t("Somebody") })}>
      <button type="button" className="button is-primary" onClick={() => void ask(board, "PUT", "/lead")}>
        {t("Lead again")}
      </button>
    </Card>
  );
}

function Card({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <article className="underway-card lead-card" aria-labelledby="lead-card">
      <h3 id="lead-card">
        <Icon name="users" size={16} /> {title}
      </h3>
      {children}
    </article>
  );
}
