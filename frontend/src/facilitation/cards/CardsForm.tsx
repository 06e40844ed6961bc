import { useEffect, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { ask } from "../ask";
import type { ToolFormProps } from "../consoleTools";
import { PieceName } from "../PieceName";
import { type EventCard, useCards } from "./card";

type Affected = { piece: string; why: "words" | "links" };

/** The deck: read a card, see what it would touch, play it; or write one of one's own. */
export function CardsForm({ done }: ToolFormProps) {
  const board = useBoard();
  const cards = useCards();
  const [open, setOpen] = useState<string>();
  const [title, setTitle] = useState("");
  const card = cards.find(({ id }) => id === open);
  if (card) return <PlayForm card={card} onBack={() => setOpen(undefined)} onPlayed={done} />;
  return (
    <div className="tool-form">
      <ul className="role-list">
        {cards.map((one) => (
          <li key={one.id}>
            <span dir="auto">{one.title}</span>
            {one.played ? (
              <button
                type="button"
                className="button"
                onClick={() => void ask(board, "DELETE", `/cards/${one.id}/play`)}
              >
                {t("Take it back")}
              </button>
            ) : (
              <>
                <button type="button" className="button" onClick={() => setOpen(one.id)}>
                  {t("Look at it")}
                </button>
                <button
                  type="button"
                  className="button is-quiet"
                  onClick={() => void ask(board, "DELETE", `/cards/${one.id}`)}
                >
                  {t("Take out")}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      <form
        className="tool-form"
        onSubmit={async (event) => {
          event.preventDefault();
          if ((await ask(board, "POST", "/cards", { title })).ok) setTitle("");
        }}
      >
        <label>
          {t("A card of your own: what happens?")}
          <input value={title} maxLength={240} dir="auto" onChange={(event) => setTitle(event.target.value)} />
        </label>
        <button type="submit" className="button" disabled={title.trim() === ""}>
          {t("Add to the deck")}
        </button>
      </form>
    </div>
  );
}

type PlayFormProps = { card: EventCard; onBack: () => void; onPlayed: () => void };

function PlayForm({ card, onBack, onPlayed }: PlayFormProps) {
  const board = useBoard();
  const [proposed, setProposed] = useState<readonly Affected[]>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const actions = board.session
    .model()
    .ids()
    .filter((id) => board.session.model().piece(id)?.kind === "action");
  useEffect(() => {
    void ask<{ pieces: readonly Affected[] }>(board, "GET", `/cards/${card.id}/proposal`).then((answer) => {
      const pieces = answer.ok ? answer.data.pieces : [];
      setProposed(pieces);
      setChosen(new Set(pieces.map(({ piece }) => piece)));
    });
  }, [board, card.id]);
  const why = new Map(proposed?.map((one) => [one.piece, one.why]));
  const order = [...actions].sort((one, other) => Number(why.has(other)) - Number(why.has(one)));
  // What is proposed comes a moment later, and would take the place of what was chosen before.
  const shown = proposed ? order : [];
  const play = async () => {
    const answer = await ask(board, "POST", `/cards/${card.id}/play`, { pieces: [...chosen] });
    if (answer.ok) onPlayed();
  };
  return (
    <div className="tool-form">
      <h4 dir="auto">{card.title}</h4>
      <fieldset className="tool-choices">
        <legend>{t("Which actions are looked at again?")}</legend>
        {shown.map((id) => (
          <label key={id} className="is-row">
            <input
              type="checkbox"
              checked={chosen.has(id)}
              onChange={(event) => {
                const next = new Set(chosen);
                if (event.target.checked) next.add(id);
                else next.delete(id);
                setChosen(next);
              }}
            />
            <PieceName id={id} />
            {why.get(id) && <small>{why.get(id) === "words" ? t("shares words") : t("is linked")}</small>}
          </label>
        ))}
      </fieldset>
      <p className="tool-note">{t("A checkpoint is made before. Then ten minutes to think the plan over.")}</p>
      <div className="stage-foot">
        <button type="button" className="button" onClick={onBack}>
          {t("Back")}
        </button>
        <button type="button" className="button is-primary" onClick={() => void play()}>
          {t("Play the card")}
        </button>
      </div>
    </div>
  );
}
