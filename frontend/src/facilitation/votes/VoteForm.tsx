import { useState } from "react";
import { KINDS, type Kind, ZONES, type Zone } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useValue } from "../../shell/value";
import { kindWord, zoneWord } from "../../shell/words";
import { ask } from "../ask";
import type { ToolFormProps } from "../consoleTools";
import { NumberField } from "../NumberField";
import { PastVotes } from "./PastVotes";
import { useVotes } from "./vote";

type Over = "selection" | "zone" | "kind";

/** What to ask, about what, with how many dots, for how long. */
export function VoteForm({ done }: ToolFormProps) {
  const board = useBoard();
  const selection = useValue(board.desk.selection);
  const [last] = useVotes();
  const [question, setQuestion] = useState(t("Which of these matter most?"));
  const [over, setOver] = useState<Over>(selection.length > 1 ? "selection" : "kind");
  const [zone, setZone] = useState<Zone>("strategy");
  const [kind, setKind] = useState<Kind>("goal");
  const [budget, setBudget] = useState(3);
  const [minutes, setMinutes] = useState(3);
  const [again, setAgain] = useState(false);
  const about = over === "selection" ? { pieces: selection } : over === "zone" ? { zone } : { kind };
  const send = async () => {
    const what = again && last ? { pieces: last.pieces, of: last.id } : about;
    const answer = await ask(board, "POST", "/votes", {
      question,
      budget,
      ...what,
      ...(minutes > 0 && { seconds: minutes * 60 }),
    });
    if (answer.ok) done();
  };
  return (
    <>
      <form
        className="tool-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label>
          {t("Question")}
          <input value={question} maxLength={240} onChange={(event) => setQuestion(event.target.value)} />
        </label>
        {last?.closed_at && (
          <label className="is-row">
            <input type="checkbox" checked={again} onChange={(event) => setAgain(event.target.checked)} />
            {t("Second round on the same pieces, beside the first")}
          </label>
        )}
        {!again && (
          <label>
            {t("About")}
            <select value={over} onChange={(event) => setOver(event.target.value as Over)}>
              <option value="kind">{t("all pieces of a kind")}</option>
              <option value="zone">{t("all pieces of a zone")}</option>
              <option value="selection" disabled={selection.length === 0}>
                {tn("{n} selected piece", "{n} selected pieces", selection.length)}
              </option>
            </select>
          </label>
        )}
        {!again && over === "kind" && (
          <label>
            {t("Kind")}
            <select value={kind} onChange={(event) => setKind(event.target.value as Kind)}>
              {KINDS.map((name) => (
                <option key={name} value={name}>
                  {kindWord(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        {!again && over === "zone" && (
          <label>
            {t("Zone")}
            <select value={zone} onChange={(event) => setZone(event.target.value as Zone)}>
              {ZONES.map((name) => (
                <option key={name} value={name}>
                  {zoneWord(name)}
                </option>
              ))}
            </select>
          </label>
        )}
        <div className="tool-pair">
          <NumberField label={t("Dots each")} min={1} max={20} value={budget} onChange={setBudget} />
          <NumberField
            label={t("Minutes (0: until you close it)")}
            min={0}
            max={120}
            value={minutes}
            onChange={setMinutes}
          />
        </div>
        <p className="tool-note">{t("Nobody sees a vote before it is closed. Then the dots are shown by function.")}</p>
        <button type="submit" className="button is-primary" disabled={question.trim() === ""}>
          {t("Start the vote")}
        </button>
      </form>
      <PastVotes />
    </>
  );
}
