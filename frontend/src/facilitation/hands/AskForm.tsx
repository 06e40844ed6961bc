import { useState } from "react";
import { FUNCTIONS, type Function as FunctionName } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { functionWord } from "../../shell/words";
import { ask } from "../ask";
import type { ToolFormProps } from "../consoleTools";
import { useAsks } from "./useAsks";

const MOST = 240;

/** Asks the members of a function for what only they may know; the question stays until it is taken back. */
export function AskForm({ done }: ToolFormProps) {
  const board = useBoard();
  const open = useAsks();
  const [whom, setWhom] = useState<FunctionName>("sales");
  const [question, setQuestion] = useState("");
  const send = async () => {
    const answer = await ask(board, "POST", "/asks", { function: whom, question, kind: "note" });
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
        {t("Whom")}
        <select value={whom} onChange={(event) => setWhom(event.target.value as FunctionName)}>
          {FUNCTIONS.map((name) => (
            <option key={name} value={name}>
              {functionWord(name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("What do you want to know?")}
        <textarea rows={3} maxLength={MOST} value={question} onChange={(event) => setQuestion(event.target.value)} />
      </label>
      <button type="submit" className="button is-primary" disabled={question.trim() === ""}>
        {t("Ask {function}", { function: functionWord(whom) })}
      </button>
      {open.length > 0 && (
        <ul className="open-asks" aria-label={t("Open questions")}>
          {open.map(({ id, function: name, question: asked }) => (
            <li key={id}>
              <span dir="auto">
                <b>{functionWord(name)}</b> {asked}
              </span>
              <button type="button" className="button" onClick={() => void ask(board, "DELETE", `/asks/${id}`)}>
                {t("Take back")}
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
