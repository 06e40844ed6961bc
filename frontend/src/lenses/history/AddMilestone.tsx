import { useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard, useLanguage } from "../../shell/board";
import { optionWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import { useIsClosed } from "../../shell/locks";
import { ChoiceField } from "../../shell/panel/ChoiceField";
import { kindPrompt } from "../../shell/words";
import { layWith } from "../inline/layWith";
import { readDate } from "./dates";

const EFFECTS = [1, 0, -1] as const;

/** A milestone with its date in one go. */
export function AddMilestone() {
  useLanguage();
  const board = useBoard();
  const closed = useIsClosed("relationship");
  const sentence = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [when, setWhen] = useState("");
  const [effect, setEffect] = useState<number | undefined>();
  const [asked, setAsked] = useState(false);
  const date = readDate(when);
  const problem = asked && problemIn(text, when, board.boot.characters);

  const add = () => {
    setAsked(true);
    if (problemIn(text, when, board.boot.characters)) return sentence.current?.focus();
    const fields = { ...(date && { date }), ...(effect !== undefined && { effect }) };
    if (layWith(board, "milestone", [{ text: text.trim(), fields }]).length === 0) return;
    setText("");
    setWhen("");
    setEffect(undefined);
    setAsked(false);
    sentence.current?.focus();
  };
  if (closed) return null;
  return (
    <form
      className="history-add"
      aria-label={t("New milestone")}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <input
        ref={sentence}
        className="field-text is-sentence"
        type="text"
        dir="auto"
        autoComplete="off"
        aria-label={kindPrompt("milestone")}
        placeholder={kindPrompt("milestone")}
        value={text}
        aria-describedby={problem ? "milestone-problem" : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      <input
        className="field-date"
        type="text"
        autoComplete="off"
        aria-label={t("When")}
        title={t("A year, a month or a day")}
        placeholder={t("When: 2021-03")}
        value={when}
        aria-invalid={asked && when.trim() !== "" && !date}
        aria-describedby={problem ? "milestone-problem" : undefined}
        onChange={(event) => setWhen(event.target.value)}
      />
      <ChoiceField
        id="milestone-effect"
        label={t("Effect")}
        options={EFFECTS.map((value) => ({ value, word: optionWord(value) }))}
        value={effect}
        editable
        onChange={(next) => setEffect(next as number | undefined)}
      />
      <button type="submit" className="button">
        <Icon name="plus" /> {t("Add")}
      </button>
      {problem && (
        <p id="milestone-problem" className="field-problem" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}

function problemIn(text: string, when: string, most: number): string | undefined {
  if (text.trim() === "") return t("Say in one sentence what happened.");
  if (text.length > most) return t("A piece holds {most} characters, and this one has {n}.", { most, n: text.length });
  if (when.trim() !== "" && !readDate(when)) return t("Write a year, a month or a day: 2021, 2021-03 or 2021-03-12.");
  return undefined;
}
