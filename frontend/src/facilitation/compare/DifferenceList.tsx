import { useState } from "react";
import { t, tn } from "../../i18n";
import { Segments } from "../../lenses/Segments";
import { useBoard } from "../../shell/board";
import type { Author } from "../../shell/past/past";
import { asText } from "./asText";
import type { Brought, Comparison } from "./comparison";
import { DifferenceGroup } from "./DifferenceGroup";
import { DifferencePicture } from "./DifferencePicture";
import { type Grouping, groupsOf } from "./groups";
import { groupWord } from "./groupWord";
import type { Part } from "./restore";
import { sideWord } from "./sideWords";
import { TextButton } from "./TextButton";

export type View = Grouping | "picture";

type DifferenceListProps = {
  told: Comparison;
  brought: Brought | undefined;
  /** Who did what is on its way. */
  isReading: boolean;
  by: View;
  onBy: (next: View) => void;
  findPerson: (id: string) => Author | undefined;
  onOpen: (piece: string) => void;
  onBack?: (part: Part, words: string) => void;
};

/** All that is different, in groups or as a picture. */
export function DifferenceList({
  told,
  brought,
  isReading,
  by,
  onBy,
  findPerson,
  onOpen,
  onBack,
}: DifferenceListProps) {
  const { boot } = useBoard();
  const [withShifts, setShifts] = useState(false);
  const groups = by === "picture" ? [] : groupsOf(told, brought, by, { withShifts });
  const grouping = by === "picture" ? "zone" : by;
  const text = () =>
    asText(
      told,
      groups,
      ({ key }) => groupWord(key, grouping, findPerson(key)),
      (id) => findPerson(id)?.name,
    );
  return (
    <section className="compare-list" aria-label={t("Differences")}>
      <div className="compare-tools">
        <Segments label={t("Grouped by")} options={views()} value={by} onChange={onBy} />
        {told.shifted.length > 0 && by !== "picture" && (
          <label>
            <input type="checkbox" checked={withShifts} onChange={() => setShifts(!withShifts)} />
            {tn("also {n} piece that was only shifted", "also {n} pieces that were only shifted", told.shifted.length)}
          </label>
        )}
        {groups.length > 0 && (
          <TextButton
            name={`${boot.board.account} ${sideWord(told.a)}–${sideWord(told.b)}`}
            text={text}
            isWaiting={isReading}
          />
        )}
      </div>
      {by === "picture" && <DifferencePicture told={told} onOpen={onOpen} />}
      {(by === "person" || by === "function") && isReading && (
        <p className="past-note" role="status">
          {t("Reading who did what…")}
        </p>
      )}
      {groups.map((group) => (
        <DifferenceGroup
          key={group.key}
          group={group}
          by={grouping}
          told={told}
          findPerson={findPerson}
          onOpen={onOpen}
          {...(onBack && by === "zone" && { onBack })}
        />
      ))}
    </section>
  );
}

function views(): readonly { name: View; word: string }[] {
  return [
    { name: "zone", word: t("By zone") },
    { name: "person", word: t("By person") },
    { name: "function", word: t("By function") },
    { name: "picture", word: t("On the map") },
  ];
}
