import { useEffect, useRef, useState } from "react";
import { t, tn } from "../../i18n";
import { Segments } from "../../lenses/Segments";
import { useBoard, useLanguage } from "../../shell/board";
import { comparedSides } from "../../shell/compared";
import { Icon } from "../../shell/icons";
import type { Author } from "../../shell/past/past";
import { useValue } from "../../shell/value";
import type { Ref } from "./comparison";
import { DifferenceGroup } from "./DifferenceGroup";
import { DifferencePicture } from "./DifferencePicture";
import { FiguresBeside } from "./FiguresBeside";
import { type Grouping, groupsOf } from "./groups";
import { RestoreBar } from "./RestoreBar";
import { type Part, restorable } from "./restore";
import { SideChoice } from "./SideChoice";
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
  const { boot, desk, people, session } = useBoard();
  const dialog = useRef<HTMLDialogElement>(null);
  const summary = useRef<HTMLParagraphElement>(null);
  const everybody = useValue(people.everybody);
  const { told, brought, problem, again } = useComparison(a, b);
  const [by, setBy] = useState<Grouping | "picture">("zone");
  const [withShifts, setShifts] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const close = () => dialog.current?.close();
  const open = (piece: string) => {
    close();
    desk.select([piece]);
    setTimeout(() => desk.camera?.show([piece]));
  };
  const openIfHere = (piece: string) => session.model().piece(piece) && open(piece);
  const past = [...(told?.people ?? []), ...(brought?.people ?? [])];
  const findPerson = (id: string): Author | undefined => everybody.get(id) ?? past.find(({ person }) => person === id);
  const then = boot.can_host && told ? restorable(told) : undefined;
  const { isBusy, problem: refusal, bring, undo } = useRestore(again);
  const moment = told && sideWord(told.b.ref === then ? told.b : told.a);
  const bringPart = (part: Part, words: string) => then !== undefined && !isBusy && void bring(then, part, words);
  const groups = told && by !== "picture" ? groupsOf(told, brought, by, { withShifts }) : [];
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
        <div className="compare-sides">
          <SideChoice label={t("From")} value={a} onChange={(next) => comparedSides.set({ a: next, b })} />
          <button
            type="button"
            className="button is-square"
            aria-label={t("The other way round")}
            title={t("The other way round")}
            onClick={() => comparedSides.set({ a: b, b: a })}
          >
            <Icon name="swap" size={16} />
          </button>
          <SideChoice label={t("To")} value={b} onChange={(next) => comparedSides.set({ a, b: next })} />
          <button type="button" className="button" onClick={again}>
            {t("Compare again")}
          </button>
        </div>
        {problem && (
          <p className="past-problem" role="alert">
            {problem}{" "}
            <button type="button" className="button" onClick={again}>
              {t("Try again")}
            </button>
          </p>
        )}
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
            <section className="compare-list" aria-label={t("Differences")}>
              <div className="compare-tools">
                <Segments label={t("Grouped by")} options={groupings()} value={by} onChange={setBy} />
                {told.shifted.length > 0 && by !== "picture" && (
                  <label>
                    <input type="checkbox" checked={withShifts} onChange={() => setShifts(!withShifts)} />
                    {tn(
                      "also {n} piece that was only shifted",
                      "also {n} pieces that were only shifted",
                      told.shifted.length,
                    )}
                  </label>
                )}
              </div>
              {by === "picture" && <DifferencePicture told={told} onOpen={openIfHere} />}
              {(by === "person" || by === "function") && !brought && !problem && (
                <p className="past-note" role="status">
                  {t("Reading who did what…")}
                </p>
              )}
              {groups.map((group) => (
                <DifferenceGroup
                  key={group.key}
                  group={group}
                  by={by === "picture" ? "zone" : by}
                  told={told}
                  findPerson={findPerson}
                  onOpen={open}
                  {...(then !== undefined && by === "zone" && { onBack: bringPart })}
                />
              ))}
            </section>
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

function groupings(): readonly { name: Grouping | "picture"; word: string }[] {
  return [
    { name: "zone", word: t("By zone") },
    { name: "person", word: t("By person") },
    { name: "function", word: t("By function") },
    { name: "picture", word: t("On the map") },
  ];
}
