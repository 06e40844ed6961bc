import { useRef } from "react";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit, useHandArrived, useLanguage } from "../board";
import { Icon } from "../icons";
import { useValue } from "../value";
import { HandPiece } from "./HandPiece";
import { layFromHand } from "./lay";
import { useHandIds } from "./useHand";

export const HAND_DRAWER = "hand-drawer";
export const HAND_BUTTON = "hand-button";

/** What one has written for oneself, at the foot of the board. The server sends it to nobody else. */
export function HandDrawer() {
  useLanguage();
  const board = useBoard();
  const { desk } = board;
  const ids = useHandIds();
  const arrived = useHandArrived();
  const editable = useCanEdit();
  const drawer = useRef<HTMLElement>(null);
  if (!useValue(desk.handOpen) || !editable) return null;

  const close = () => {
    desk.handOpen.set(false);
    document.getElementById(HAND_BUTTON)?.focus();
  };
  // Whoever works by keyboard goes on at the piece that has taken the place of the one that went.
  const goOnAt = (index: number) =>
    setTimeout(() => {
      const fields = [...(drawer.current?.querySelectorAll<HTMLElement>("textarea") ?? [])];
      const next = fields[Math.min(index, fields.length - 1)];
      (next ?? drawer.current?.querySelector("button"))?.focus();
    });
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    close();
  };
  return (
    <section ref={drawer} id={HAND_DRAWER} className="hand-drawer" aria-labelledby="hand-title" onKeyDown={onKeyDown}>
      <header>
        <h2 id="hand-title">{t("My hand")}</h2>
        {arrived && <span>{tn("{n} piece", "{n} pieces", ids.length)}</span>}
        <p>
          <Icon name="lock" size={14} /> {t("Only you can see these.")}
        </p>
        {ids.length > 1 && (
          <button type="button" className="button" onClick={() => layFromHand(board, ids)}>
            <Icon name="up" /> <span>{t("Lay them all")}</span>
          </button>
        )}
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Close")}
          title={t("Close")}
          onClick={close}
        >
          <Icon name="close" size={18} />
        </button>
      </header>
      {ids.length > 0 ? (
        <ul>
          {ids.map((id, index) => (
            <HandPiece key={id} id={id} onGone={() => goOnAt(index)} />
          ))}
        </ul>
      ) : (
        <p className="hand-empty">
          {arrived
            ? t("Nothing is in your hand. What you write with “In my hand” waits here.")
            : t("Your hand is not loaded yet. What you write with “In my hand” waits here.")}
        </p>
      )}
    </section>
  );
}
