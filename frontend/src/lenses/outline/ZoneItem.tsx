import { memo } from "react";
import { t, tn } from "../../i18n";
import { useArrived, useCanEdit, useLanguage } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useLocks, useLockWords } from "../../shell/locks";
import { usePart } from "../../shell/value";
import { zoneQuestion, zoneWord } from "../../shell/words";
import { KindItem } from "./KindItem";
import { Line } from "./Line";
import { rowOf, useOutline } from "./outlineState";
import { Twisty } from "./Twisty";
import type { Section } from "./tree";

/** A zone as a heading, and under it the kinds that belong there. */
export const ZoneItem = memo(function ZoneItem({ section, limit }: { section: Section; limit: number }) {
  useLanguage();
  const state = useOutline();
  const { zone, count, groups } = section;
  const row = rowOf.zone(zone);
  const open = usePart(state.collapsed, (rows) => !rows.has(row));
  const lock = useLocks().get(zone);
  const lockWords = useLockWords(lock, zone);
  const editable = useCanEdit();
  const arrived = useArrived();
  const counted = count > 0 ? tn("{n} piece", "{n} pieces", count) : t("empty");
  const question = arrived && count === 0 ? zoneQuestion(zone) : "";
  // Somebody who only looks sees no kind of which there is nothing.
  const shown = groups.filter(({ ids }) => editable || ids.length > 0);
  const words = (
    <>
      <Twisty open={open} />
      <h3>{zoneWord(zone)}</h3>
      <span className="outline-count">{counted}</span>
      {lock && (
        <span className="outline-lock">
          <Icon name="lock" size={14} /> {lockWords}
        </span>
      )}
      {question && <span className="outline-question">{question}</span>}
    </>
  );
  let before = 0;
  return (
    <Line
      row={row}
      level={1}
      label={[zoneWord(zone), counted, lockWords, question].filter(Boolean).join(". ")}
      className={`outline-zone zone-${zone}`}
      open={shown.length > 0 ? open : undefined}
      onPress={() => state.setOpen(row, !open)}
      words={words}
    >
      {shown.map((group) => {
        const rest = Math.max(0, limit - before);
        before += group.ids.length;
        return <KindItem key={group.key} group={group} limit={Math.min(rest, group.ids.length)} />;
      })}
    </Line>
  );
});
