import type { Piece } from "../../board/model";
import { FIELDS } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { useArrived, useBoard, useModel } from "../../shell/board";
import { fieldWord, optionWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { openOnes, useCanChange } from "../../shell/locks";
import { ChoiceField } from "../../shell/panel/ChoiceField";
import { DateField } from "../../shell/panel/DateField";
import { useToday } from "../useToday";

const { status } = FIELDS.action;
const STATUSES = status?.type === "choice" ? status.options : [];

/** What I have to do: accepted by my own hand, with a date and where it stands. */
export function MyActions({ actions }: { actions: readonly Piece[] }) {
  const arrived = useArrived();
  const open = actions.filter(({ fields }) => fields.accepted !== true).length;
  return (
    <section className="part-actions" aria-labelledby="my-actions">
      <h3 id="my-actions">
        {t("My actions")}
        {open > 0 && <span>{tn("{n} to accept", "{n} to accept", open)}</span>}
      </h3>
      {actions.length > 0 ? (
        <ul>
          {actions.map((action) => (
            <MyAction key={action.id} action={action} />
          ))}
        </ul>
      ) : (
        arrived && <p className="part-nothing">{t("No action names you as its owner yet.")}</p>
      )}
    </section>
  );
}

function MyAction({ action }: { action: Piece }) {
  const board = useBoard();
  const { desk, boot } = board;
  const model = useModel();
  const editable = useCanChange(action.zone);
  const { fields } = action;
  const today = useToday();
  const accepted = fields.accepted === true;
  const due = typeof fields.due === "string" ? fields.due : "";
  const over = fields.status === "done" || fields.status === "dropped";
  const late = !over && due !== "" && due < today.slice(0, due.length);
  const words = sentenceOf(action);
  const set = (name: string, value: unknown) => {
    if (openOnes(board, [action.id]).length > 0) model.setField(action.id, name, value);
  };
  return (
    <li className="my-action zone-actions" data-piece={action.id}>
      <button type="button" className="my-action-words" dir="auto" onClick={() => desk.select([action.id])}>
        {words}
      </button>
      <div className="my-action-fields">
        <span className={late ? "my-action-due is-late" : "my-action-due"}>
          {late && (
            <span className="late">
              <Icon name="warn" size={14} /> {t("Late")}
            </span>
          )}
          <DateField
            id={`due-${action.id}`}
            label={`${fieldWord("due")}: ${words}`}
            value={due}
            editable={editable}
            onChange={(next) => set("due", next)}
          />
        </span>
        <ChoiceField
          id={`status-${action.id}`}
          label={`${fieldWord("status")}: ${words}`}
          options={STATUSES.map((value) => ({ value, word: optionWord(value) }))}
          value={fields.status as string | undefined}
          editable={editable}
          onChange={(next) => set("status", next)}
        />
        <button
          type="button"
          className={accepted ? "button is-accepted" : "button is-primary"}
          aria-pressed={accepted}
          aria-label={accepted ? t("Accepted: {text}", { text: words }) : t("Accept: {text}", { text: words })}
          disabled={!editable || fields.owner !== boot.me.person}
          onClick={() => set("accepted", accepted ? undefined : true)}
        >
          {accepted && <Icon name="check" size={15} />}
          {accepted ? t("Accepted") : t("Accept")}
        </button>
      </div>
    </li>
  );
}
