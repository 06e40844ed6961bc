import { useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { comparedSides } from "../../shell/compared";
import { Icon } from "../../shell/icons";
import { inWords, useNow, useScript } from "../../shell/workshop";
import { ask } from "../ask";
import { NOW, refOf } from "../compare/comparison";
import type { ToolFormProps } from "../consoleTools";
import { NumberField } from "../NumberField";
import { useCheckpoints } from "./checkpoint";
import { shownCheckpoint } from "./shown";

/** Names the moment; it is kept for good, and the room is asked how it sees it. */
export function CheckpointForm({ done }: ToolFormProps) {
  const board = useBoard();
  const [script, now, made] = [useScript(), useNow(), useCheckpoints()];
  const step = now && script?.stages[now.index];
  const [name, setName] = useState(step ? t("After: {stage}", { stage: inWords(step.name) }) : "");
  const [note, setNote] = useState("");
  const [asks, setAsks] = useState(true);
  const [minutes, setMinutes] = useState(2);
  const send = async () => {
    const poll_seconds = asks ? Math.round(minutes * 60) : 0;
    const answer = await ask(board, "POST", "/checkpoints", { name, note, poll_seconds });
    if (answer.ok) done();
  };
  return (
    <form
      className="tool-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <label>
        {t("Name of this moment")}
        <input value={name} maxLength={120} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {t("Note")}
        <textarea rows={2} maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
      </label>
      <label className="is-row">
        <input type="checkbox" checked={asks} onChange={(event) => setAsks(event.target.checked)} />
        {t("Ask everybody, without names")}
      </label>
      {asks && <NumberField label={t("Minutes to answer")} min={1} max={60} value={minutes} onChange={setMinutes} />}
      <p className="tool-note">{t("A checkpoint is never changed any more. Work on the board goes on.")}</p>
      <button type="submit" className="button is-primary" disabled={name.trim() === ""}>
        {t("Make checkpoint {n}", { n: `CP${made.length}` })}
      </button>
      {made.length > 0 && (
        <ul className="made-checkpoints" aria-label={t("Checkpoints so far")}>
          {[...made].reverse().map((one) => (
            <li key={one.id}>
              <span dir="auto">
                <b>CP{one.number}</b> {one.name}
              </span>
              <button type="button" className="button" onClick={() => shownCheckpoint.set(one.id)}>
                {t("Result")}
              </button>
              <button
                type="button"
                className="button is-square"
                aria-haspopup="dialog"
                aria-label={t("Compare {checkpoint}…", { checkpoint: `CP${one.number}` })}
                title={t("Compare {checkpoint}…", { checkpoint: `CP${one.number}` })}
                onClick={() => comparedSides.set({ a: refOf(one), b: NOW })}
              >
                <Icon name="compare" size={16} />
              </button>
              <a
                className="button is-square"
                href={`/boards/${board.boot.board.id}/replay?checkpoint=${one.id}`}
                aria-label={t("Replay from CP{n}", { n: one.number })}
                title={t("Replay from CP{n}", { n: one.number })}
              >
                <Icon name="replay" size={16} />
              </a>
              {one.poll && !one.poll.closed_at ? (
                <button
                  type="button"
                  className="button"
                  onClick={() => void ask(board, "POST", `/checkpoints/${one.id}/poll/close`)}
                >
                  {t("Close the poll")}
                </button>
              ) : (
                <button
                  type="button"
                  className="button is-square"
                  aria-label={t("Show it to everybody")}
                  title={t("Show it to everybody")}
                  onClick={() => void ask(board, "POST", `/checkpoints/${one.id}/show`)}
                >
                  <Icon name="screen" size={16} />
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
