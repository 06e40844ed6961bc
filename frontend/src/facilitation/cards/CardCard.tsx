import { useEffect, useId } from "react";
import { t } from "../../i18n";
import { useBoard, useCanEdit, usePiece } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { ask } from "../ask";
import { PieceName } from "../PieceName";
import { TimeLeft } from "../TimeLeft";
import { type EventCard, useCards } from "./card";

const CHOICES = ["still_relevant", "change", "stop"] as const;

/** The event that is on: what it is, how long there is, and which actions are to be looked at again. */
export function CardCards() {
  return useCards().map((card) => card.played && !card.played.done_at && <CardCard key={card.id} card={card} />);
}

function CardCard({ card }: { card: EventCard }) {
  const board = useBoard();
  const { boot, desk } = board;
  const title = card.title;
  useEffect(() => desk.spoken.set(t("Something unexpected: {title}", { title })), [desk, title]);
  return (
    <article className="underway-card event-card" aria-labelledby={`card-${card.id}`}>
      <header>
        <p>
          <Icon name="event" size={15} /> {t("Something unexpected")} <TimeLeft until={card.played?.ends_at} />
        </p>
      </header>
      <h3 id={`card-${card.id}`} dir="auto">
        {title}
      </h3>
      <ul className="to-check">
        {card.played?.affected.map((id) => (
          <ToCheck key={id} id={id} />
        ))}
      </ul>
      {boot.can_host && (
        <footer>
          <button
            type="button"
            className="button"
            onClick={() => void ask(board, "POST", `/cards/${card.id}/done`, {})}
          >
            {t("Done, with a checkpoint")}
          </button>
        </footer>
      )}
    </article>
  );
}

function ToCheck({ id }: { id: string }) {
  const { session, boot } = useBoard();
  const piece = usePiece(id);
  const editable = useCanEdit();
  const group = useId(); // two cards may touch the same action
  if (!piece) return null;
  const review = String(piece.fields.review ?? "");
  const mine = piece.fields.owner === boot.me.person;
  const words = { still_relevant: t("Still relevant"), change: t("Change"), stop: t("Stop") };
  return (
    <li className={mine ? "is-mine" : ""}>
      <span id={`${group}-piece`}>
        <PieceName id={id} />
      </span>
      <fieldset aria-describedby={`${group}-piece`}>
        <legend className="sr-only">{t("What becomes of it?")}</legend>
        {CHOICES.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={group}
              checked={review === choice}
              disabled={!editable}
              onChange={() => session.model().setField(id, "review", choice)}
            />
            <span>{words[choice]}</span>
          </label>
        ))}
      </fieldset>
    </li>
  );
}
