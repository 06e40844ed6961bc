import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard, useLanguage } from "../../shell/board";
import { comparedSides } from "../../shell/compared";
import { PastProblem } from "../../shell/past/PastProblem";
import type { Author } from "../../shell/past/past";
import { useValue } from "../../shell/value";
import { CompareSides } from "./CompareSides";
import type { Ref } from "./comparison";
import { DifferenceList, type View } from "./DifferenceList";
import { FiguresBeside } from "./FiguresBeside";
import { RestoreBar } from "./RestoreBar";
import { type Part, restorable } from "./restore";
import { sideWord } from "./sideWords";
import { isSame, summaryOf, turned } from "./summary";
import { useComparison } from "./useComparison";
import { useRestore } from "./useRestore";
import { VotesBeside } from "./VotesBeside";

/** Two moments of the board: what is different, who did it, and how the room stood and voted. */
export default function CompareScreen() {
  useLanguage();
  const sides = useValue(comparedSides);
  return sides && <CompareDialog {...sides} />;
}

function CompareDialog({ a, b }: { a: Ref; b: Ref }) {
  const { boot, desk, people } = useBoard();
  const dialog = useRef<HTMLDialogElement>(null);
  const summary = useRef<HTMLParagraphElement>(null);
  const everybody = useValue(people.everybody);
  const { told, brought, problem, again } = useComparison(a, b);
  const [by, setBy] = useState<View>("zone");
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const open = (piece: string) => {
    close();
    desk.select([piece]);
    setTimeout(() => desk.camera?.show([piece]));
  };
  const past = [...(told?.people ?? []), ...(brought?.people ?? [])];
  const findPerson = (id: string): Author | undefined => everybody.get(id) ?? past.find(({ person }) => person === id);
  const then = boot.can_host && told ? restorable(told) : undefined;
  const { isBusy, problem: refusal, bring, undo } = useRestore(again);
  const moment = told && sideWord(told.b.ref === then ? told.b : told.a);
  const bringPart = (part: Part, words: string) => then !== undefined && !isBusy && void bring(then, part, words);
  return (
    <dialog
      ref={dialog}
      className="reveal-screen compare-screen"
      aria-labelledby="compare-title"
      onClose={() => comparedSides.set(null)}
    >
      <header className="reveal-top">
        <h2 id="compare-title">{t("What is different")}</h2>
        <button type="button" className="button is-primary" onClick={close}>
          {t("Back to the board")}
        </button>
      </header>
      <div className="compare-page">
        <CompareSides a={a} b={b} onAgain={again} />
        {problem && <PastProblem words={problem} onAgain={again} />}
        <p ref={summary} className="compare-summary" role="status" tabIndex={-1}>
          {told ? summaryOf(told) : problem ? "" : t("Comparing…")}
        </p>
        {boot.can_host && told && (
          <RestoreBar
            key={`${a} ${b}`}
            moment={then && moment}
            changes={isSame(told) ? "" : summaryOf(told.b.ref === then ? told : turned(told))}
            isBusy={isBusy}
            problem={refusal}
            onBring={() => bringPart({}, t("The board is what it was at {moment}.", { moment: moment ?? "" }))}
            onUndo={(seq) => void undo(seq).then(() => summary.current?.focus())}
          />
        )}
        {told && (
          <div className={by === "picture" ? "compare-columns is-picture" : "compare-columns"}>
            <DifferenceList
              told={told}
              brought={brought}
              isReading={!brought && !problem}
              by={by}
              onBy={setBy}
              findPerson={findPerson}
              onOpen={open}
              {...(then !== undefined && { onBack: bringPart })}
            />
            <aside className="compare-beside" aria-label={t("How the room stood")}>
              <FiguresBeside told={told} />
              <VotesBeside told={told} />
            </aside>
          </div>
        )}
      </div>
    </dialog>
  );
}
