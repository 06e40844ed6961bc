import { t, tn } from "../../i18n";
import { useBoard, useCanEdit, useModel } from "../../shell/board";
import { sayUndoable } from "../../shell/commands";
import { Icon } from "../../shell/icons";
import { isLinkClosed, useLocks } from "../../shell/locks";
import { LinkFieldControl } from "../../shell/panel/LinkFieldControl";
import { dayWords } from "./contactWords";
import { OwnerMark } from "./OwnerMark";
import { lateBy, type Pair, proposedDay } from "./pairs";

type PairRowProps = { pair: Pair; today: string; onShow: (id: string) => void };

/** One pair, written in place. A date that has passed is kept, and said to have passed. */
export function PairRow({ pair, today, onShow }: PairRowProps) {
  const board = useBoard();
  const model = useModel();
  const canEdit = useCanEdit();
  useLocks();
  const { link, colleague, decider } = pair;
  const editable = canEdit && !isLinkClosed(board, link.from, link.to);
  const late = lateBy(pair, today);
  const proposed = proposedDay(pair);
  const names = t("{name} with {other}", { name: colleague.name, other: decider.name });
  const control = (name: string, word: string) => (
    <LinkFieldControl
      id={`${name}-${link.id}`}
      link={link}
      name={name}
      editable={editable}
      label={`${word}: ${names}`}
    />
  );
  return (
    <tr className={late > 0 ? "is-late" : ""}>
      <td data-word={t("Us")}>
        <button type="button" className="pair-person" data-piece={colleague.id} onClick={() => onShow(colleague.id)}>
          <OwnerMark of={colleague} size={26} /> <b dir="auto">{colleague.name}</b>
        </button>
      </td>
      <td data-word={t("Them")}>
        <button type="button" className="pair-person" data-piece={decider.id} onClick={() => onShow(decider.id)}>
          <span>
            <b dir="auto">{decider.name}</b>
            {decider.role && <small dir="auto">{decider.role}</small>}
          </span>
        </button>
      </td>
      <td data-word={t("Every … weeks")}>{control("cadence_weeks", t("Every … weeks"))}</td>
      <td data-word={t("Last")}>{control("last", t("Last"))}</td>
      <td data-word={t("Next")}>
        {control("next", t("Next"))}
        {late > 0 && (
          <p className="pair-late">
            <Icon name="warn" size={13} /> {tn("Overdue by {n} day.", "Overdue by {n} days.", late)}{" "}
            {t("Have they met? Then say when they meet next.")}
          </p>
        )}
        {editable && proposed && (
          <button type="button" className="link-button" onClick={() => model.setLinkField(link.id, "next", proposed)}>
            {t("By their rhythm: {date}", { date: dayWords(proposed) })}
          </button>
        )}
      </td>
      <td data-word={t("Purpose")}>{control("purpose", t("Purpose"))}</td>
      <td>
        {editable && (
          <button
            type="button"
            className="button is-quiet is-square"
            aria-label={t("Remove the pair {names}", { names })}
            title={t("Remove the pair")}
            onClick={() => {
              model.unlink(link.id);
              sayUndoable(board, t("Pair removed."));
              board.desk.camera?.focus();
            }}
          >
            <Icon name="close" size={15} />
          </button>
        )}
      </td>
    </tr>
  );
}
