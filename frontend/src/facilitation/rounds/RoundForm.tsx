import { useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useValue } from "../../shell/value";
import { ask } from "../ask";
import type { ToolFormProps } from "../consoleTools";
import { NumberField } from "../NumberField";
import { PastRounds } from "./PastRounds";
import { type Topic, topicWords } from "./round";

const TOPICS: readonly Topic[] = ["stakeholders", "rivals", "top_goals"];
const KIND_OF: Readonly<Record<Topic, string>> = {
  stakeholders: "stakeholder",
  rivals: "competitor",
  top_goals: "goal",
};

/** What everybody answers alone, and for how long. */
export function RoundForm({ done }: ToolFormProps) {
  const board = useBoard();
  const lens = useValue(board.desk.lens);
  const selection = useValue(board.desk.selection);
  const fitting: Topic = lens === "stakeholders" ? "stakeholders" : lens === "competition" ? "rivals" : "top_goals";
  const [topic, setTopic] = useState<Topic>(fitting);
  const [minutes, setMinutes] = useState(5);
  const chosen = selection.filter((id) => board.session.model().piece(id)?.kind === KIND_OF[topic]);
  const send = async () => {
    const answer = await ask(board, "POST", "/rounds", {
      topic,
      ...(chosen.length > 1 && { subjects: chosen }),
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
        <fieldset className="tool-choices">
          <legend>{t("What everybody answers alone")}</legend>
          {TOPICS.map((name) => (
            <label key={name} className="is-row">
              <input type="radio" name="topic" checked={topic === name} onChange={() => setTopic(name)} />
              {topicWords(name)}
            </label>
          ))}
        </fieldset>
        <NumberField
          label={t("Minutes (0: until you reveal it)")}
          min={0}
          max={120}
          value={minutes}
          onChange={setMinutes}
        />
        <p className="tool-note">
          {chosen.length > 1
            ? t("About the {n} pieces you selected.", { n: chosen.length })
            : t("About all of them. Select some first to ask about fewer.")}{" "}
          {t("Nobody sees an answer before it is revealed. Then the spread is shown by function.")}
        </p>
        <button type="submit" className="button is-primary">
          {t("Start the round")}
        </button>
      </form>
      <PastRounds />
    </>
  );
}
