import { useEffect, useRef } from "react";
import { t } from "../i18n";
import { useBoard, useCanEdit, useLanguage } from "./board";
import { Icon } from "./icons";
import { useValue } from "./value";

const ARROWS = "← ↑ → ↓";

export function KeysHelp() {
  useLanguage();
  const { desk } = useBoard();
  const editable = useCanEdit();
  const shown = useValue(desk.keysShown);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (shown) dialog.current?.showModal();
    else dialog.current?.close();
  }, [shown]);
  const listed = useValue(desk.lens) === "outline";
  const moved: [string, string][] = listed
    ? [
        ["Alt + ↑ ↓", t("Move the piece up or down")],
        ["Alt + ← →", t("Move the piece to the zone before or after")],
      ]
    : [[`Alt + ${ARROWS}`, t("Move the piece")]];
  const written: [string, string][] = [
    ["N", t("Write a new piece")],
    [t("Enter"), t("Edit the piece")],
    ...moved,
    ["L", t("Link the piece")],
    [t("Delete"), t("Remove the piece")],
    ["Ctrl + Z", t("Undo my last step")],
    [t("Ctrl + Shift + Z"), t("Redo")],
  ];
  const walked: [string, string][] = [
    ["↑ ↓", t("Go to the line before or after")],
    ["← →", t("Fold up or unfold the line")],
    ["Shift + ↑ ↓", t("Choose several pieces")],
    ["Shift + F10", t("Open the menu of the piece")],
  ];
  const drawn: [string, string][] = [
    ["+  −  0", t("Zoom in, zoom out, whole board")],
    [t("Shift + drag"), t("Choose several pieces")],
  ];
  const rows: [string, string][] = [
    ...(editable ? written : []),
    ...(listed ? walked : [[ARROWS, t("Go to the nearest piece")] as [string, string]]),
    [t("Space"), t("Open or close the piece's details")],
    ["/", t("Search the board")],
    ...(listed ? [] : drawn),
    ["Esc", t("Leave, choose nothing")],
  ];
  return (
    <dialog ref={dialog} className="keys-help" aria-labelledby="keys-title" onClose={() => desk.keysShown.set(false)}>
      <header>
        <h2 id="keys-title">{t("Keys")}</h2>
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Close")}
          onClick={() => desk.keysShown.set(false)}
        >
          <Icon name="close" size={18} />
        </button>
      </header>
      <dl>
        {rows.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  );
}
