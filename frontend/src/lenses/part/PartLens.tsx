import { useMemo } from "react";
import { KINDS } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { useArrived, useBoard, useLanguage, useLinks } from "../../shell/board";
import { lensWord } from "../../shell/lens";
import { useValue } from "../../shell/value";
import { LensPage } from "../LensPage";
import { usePieces } from "../pieces";
import { MyActions } from "./MyActions";
import { MyCard } from "./MyCard";
import { OtherCards } from "./OtherCards";
import { partOf, proposalsFor } from "./part";

/** Who does what in this account: my own card first, ready to be written; then everybody's. */
export default function PartLens() {
  useLanguage();
  const { boot, people } = useBoard();
  const arrived = useArrived();
  const pieces = usePieces(...KINDS);
  const links = useLinks();
  const everybody = useValue(people.everybody);
  const mine = useMemo(() => partOf(boot.me.person, pieces, links), [boot, pieces, links]);
  const proposals = useMemo(() => proposalsFor(mine, pieces), [mine, pieces]);
  const others = useMemo(
    () =>
      [...everybody.values()]
        .sort((a, b) => a.name.localeCompare(b.name))
        .filter(({ person, role }) => person !== boot.me.person && role !== "observer")
        .map((person) => ({ person, part: partOf(person.person, pieces, links) })),
    [everybody, boot, pieces, links],
  );
  const cards = others.filter(({ part }) => part.card).length + (mine.card ? 1 : 0);
  return (
    <LensPage
      title={lensWord("part")}
      summary={arrived ? tn("{n} person has a card", "{n} people have a card", cards) : ""}
      className="part-lens"
    >
      <div className="part-mine">
        <MyCard part={mine} proposals={proposals} pieces={pieces} />
        <MyActions actions={mine.actions} />
      </div>
      {arrived && <OtherCards others={others} title={t("Everybody's part")} />}
    </LensPage>
  );
}
