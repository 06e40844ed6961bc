import { useRef } from "react";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit, useHandArrived, useLanguage } from "../../shell/board";
import { HandPiece } from "../../shell/hand/HandPiece";
import { layFromHand } from "../../shell/hand/lay";
import { RoomSigns } from "../../shell/hand/RoomSigns";
import { useHandIds } from "../../shell/hand/useHand";
import { Icon } from "../../shell/icons";
import { lensWord } from "../../shell/lens";
import { useValue } from "../../shell/value";
import { LensPage } from "../LensPage";
import { HandComposer } from "./HandComposer";

/** Writing alone, with one thumb: a large field, and below it what is not on the table yet. */
export default function HandLens() {
  useLanguage();
  const { desk } = useBoard();
  const editable = useCanEdit();
  const hasDraft = useValue(desk.draft).trim() !== "";
  return (
    <LensPage title={lensWord("hand")} className="hand-lens">
      {/* What is written stays in sight on a board that closed meanwhile: its author may copy it. */}
      {editable || hasDraft ? <HandComposer editable={editable} /> : <p>{t("You are watching")}</p>}
      <RoomSigns />
      {editable && <HandList />}
    </LensPage>
  );
}

function HandList() {
  const board = useBoard();
  const ids = useHandIds();
  const arrived = useHandArrived();
  const list = useRef<HTMLElement>(null);
  const goOnAt = (index: number) =>
    setTimeout(() => {
      const fields = [...(list.current?.querySelectorAll<HTMLElement>("textarea") ?? [])];
      (fields[Math.min(index, fields.length - 1)] ?? list.current)?.focus();
    });
  return (
    <section ref={list} className="hand-list" aria-labelledby="hand-title" tabIndex={-1}>
      <header>
        <h3 id="hand-title">{t("My hand")}</h3>
        {arrived && <span>{tn("{n} piece", "{n} pieces", ids.length)}</span>}
        <p>
          <Icon name="lock" size={14} /> {t("Only you can see these.")}
        </p>
      </header>
      {ids.length > 1 && (
        <button type="button" className="button" onClick={() => layFromHand(board, ids)}>
          <Icon name="up" /> <span>{t("Lay them all")}</span>
        </button>
      )}
      {ids.length > 0 ? (
        <ul>
          {ids.map((id, index) => (
            <HandPiece key={id} id={id} onGone={() => goOnAt(index)} />
          ))}
        </ul>
      ) : (
        <p className="hand-nothing">
          {arrived
            ? t("Nothing is in your hand. What you keep waits here until you lay it.")
            : t("Your hand is not loaded yet. What you keep waits here.")}
        </p>
      )}
    </section>
  );
}
