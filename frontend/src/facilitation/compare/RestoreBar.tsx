import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { t } from "../../i18n";
import { Icon } from "../../shell/icons";
import { useValue } from "../../shell/value";
import { lastRestored } from "./restore";

type RestoreBarProps = {
  /** What the moment is called that all of the board may be brought back to; none where it cannot be. */
  moment: string | undefined;
  /** What that would change, as a sentence. */
  changes: string;
  isBusy: boolean;
  problem: string;
  onBring: () => void;
  onUndo: (seq: number) => void;
};

/** All of the board as it was: first what that would do, then the way there, and the way back. */
export function RestoreBar({ moment, changes, isBusy, problem, onBring, onUndo }: RestoreBarProps) {
  const [isAsking, setAsking] = useState(false);
  const last = useValue(lastRestored);
  const asking = useRef<HTMLButtonElement>(null);
  const undoing = useRef<HTMLButtonElement>(null);
  const told = useRef(last);
  // What was pressed goes with the difference: the keyboard goes to the way back.
  useEffect(() => {
    if (last !== told.current) undoing.current?.focus();
    told.current = last;
  }, [last]);
  const cancel = () => {
    flushSync(() => setAsking(false));
    asking.current?.focus();
  };
  return (
    <div className="restore-bar">
      {problem && (
        <p className="past-problem" role="alert">
          {problem}
        </p>
      )}
      {last && (
        <p className="restore-done" role="status">
          {last.words}{" "}
          <button ref={undoing} type="button" className="button" onClick={() => !isBusy && onUndo(last.seq)}>
            <Icon name="undo" size={15} /> {t("Undo")}
          </button>
        </p>
      )}
      {moment !== undefined && !isAsking && changes !== "" && (
        <button ref={asking} type="button" className="button" onClick={() => setAsking(true)}>
          <Icon name="undo" size={15} /> {t("Bring {moment} back…", { moment })}
        </button>
      )}
      {moment !== undefined && isAsking && (
        <section className="restore-ask" aria-label={t("Bring {moment} back…", { moment })}>
          <p>{t("For everybody the board becomes what it was at {moment}: {changes}", { moment, changes })}</p>
          <p>{t("Comments and signs stay, nothing is lost, and you can undo it.")}</p>
          <button
            type="button"
            className="button is-primary"
            disabled={isBusy}
            // biome-ignore lint/a11y/noAutofocus: the question was asked for by the button that it takes the place of
            autoFocus
            onClick={() => {
              setAsking(false);
              onBring();
            }}
          >
            {t("Bring it back")}
          </button>
          <button type="button" className="button" onClick={cancel}>
            {t("Cancel")}
          </button>
        </section>
      )}
    </div>
  );
}
