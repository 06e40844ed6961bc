import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { inWords, useNow, useScript } from "../../shell/workshop";
import { end, move } from "./move";

/** Back, and on to the next stage: asked once more where something is missing, with what it is. */
export function StageFoot() {
  const board = useBoard();
  const [script, now] = [useScript(), useNow()];
  const [missing, setMissing] = useState<readonly string[]>([]);
  const sure = useRef<HTMLButtonElement>(null);
  const onward = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was missing belonged to the stage before
  useEffect(() => setMissing([]), [now?.at]);
  useEffect(() => {
    if (missing.length > 0) sure.current?.focus();
  }, [missing]);
  if (!script || !now) return null;
  const next = script.stages[now.index + 1];
  const go = async (confirm = false) => {
    const answer = next
      ? await move(board, { index: now.index + 1, from: now.index, confirm })
      : await end(board, confirm);
    if (answer.ok || answer.code !== "exit-open") return setMissing([]);
    setMissing(Object.values((answer.details.fields ?? {}) as Record<string, string>));
  };
  const stay = () => {
    flushSync(() => setMissing([]));
    onward.current?.focus();
  };
  if (missing.length > 0)
    return (
      <section className="stage-sure" aria-label={t("This stage is not finished yet")}>
        <p>
          <b>{t("This stage is not finished yet.")}</b> {t("Still open:")}
        </p>
        <ul>
          {missing.map((words) => (
            <li key={words} dir="auto">
              {words}
            </li>
          ))}
        </ul>
        <div className="stage-foot">
          <button type="button" className="button" onClick={stay}>
            {t("Stay")}
          </button>
          <button ref={sure} type="button" className="button is-primary" onClick={() => void go(true)}>
            {next ? t("Move on anyway") : t("End anyway")}
          </button>
        </div>
      </section>
    );
  return (
    <div className="stage-foot">
      <button
        type="button"
        className="button"
        disabled={now.index === 0}
        onClick={() => void move(board, { index: now.index - 1, from: now.index })}
      >
        {t("Back")}
      </button>
      {next ? (
        <button ref={onward} data-onward type="button" className="button is-primary" onClick={() => void go()}>
          <span>{t("Next stage: {name}", { name: inWords(next.name) })}</span> <Icon name="next" size={16} />
        </button>
      ) : (
        <button type="button" className="button is-primary" onClick={() => void go()}>
          {t("End the workshop")}
        </button>
      )}
    </div>
  );
}
