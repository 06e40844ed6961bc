import { memo } from "react";
import { t, tn } from "../../i18n";
import { useCanEdit, useLanguage } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useIsClosed } from "../../shell/locks";
import { usePart } from "../../shell/value";
import { kindWord } from "../../shell/words";
import { Line } from "./Line";
import { NewPieceField } from "./NewPieceField";
import { rowOf, useOutline } from "./outlineState";
import { PieceItem } from "./PieceItem";
import { Twisty } from "./Twisty";
import type { Group } from "./tree";

// What a line is tall before it is measured.
const LINE_PX = 44;

/** A kind as a heading, its pieces, and at their end the place for the next one. */
export const KindItem = memo(function KindItem({ group, limit }: { group: Group; limit: number }) {
  useLanguage();
  const state = useOutline();
  const { key, zone, kind, ids } = group;
  const row = rowOf.kind(zone, kind);
  const open = usePart(state.collapsed, (rows) => !rows.has(row));
  const writing = usePart(state.writing, (at) => at === key);
  const canEdit = useCanEdit();
  const closed = useIsClosed(zone);
  const editable = canEdit && !closed;
  const word = kindWord(kind);
  const start = () => state.writing.set(key);
  const empty = ids.length === 0 && !writing;
  if (empty && !editable) return null;
  if (empty)
    return (
      <Line
        row={row}
        level={2}
        label={t("{kind}: none yet. Write one", { kind: word })}
        className="outline-kind is-empty"
        onPress={start}
        words={
          <>
            <span className="outline-twisty">
              <Icon name="plus" size={14} />
            </span>
            <Icon name={kind} size={16} />
            <h4>{word}</h4>
            <span className="outline-hint">{t("none yet")}</span>
          </>
        }
      />
    );
  return (
    <Line
      row={row}
      level={2}
      label={`${word}. ${tn("{n} piece", "{n} pieces", ids.length)}`}
      className="outline-kind"
      open={open}
      onPress={() => state.setOpen(row, !open)}
      words={
        <>
          <Twisty open={open} />
          <Icon name={kind} size={16} />
          <h4>{word}</h4>
          {ids.length > 0 && <span className="outline-count">{ids.length}</span>}
        </>
      }
    >
      {ids.slice(0, limit).map((id) => (
        <PieceItem key={id} id={id} editable={canEdit} closed={closed} />
      ))}
      {limit < ids.length && <div role="none" style={{ height: (ids.length - limit) * LINE_PX }} />}
      {writing && <NewPieceField group={group} />}
      {!writing && editable && <AddItem group={group} onPress={start} />}
    </Line>
  );
});

function AddItem({ group: { key, kind }, onPress }: { group: Group; onPress: () => void }) {
  const label = t("New piece: {kind}", { kind: kindWord(kind) });
  const words = (
    <>
      <Icon name="plus" size={14} />
      <span>{label}</span>
    </>
  );
  return <Line row={rowOf.add(key)} level={3} label={label} className="outline-add" onPress={onPress} words={words} />;
}
