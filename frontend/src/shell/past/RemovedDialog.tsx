import { useEffect, useId, useRef, useState } from "react";
import { t, tn } from "../../i18n";
import { useBoard, useCanEdit, useIds, useLanguage } from "../board";
import { Icon } from "../icons";
import { bringBack, whyNotBack } from "./bringBack";
import { PastProblem } from "./PastProblem";
import type { RemovedPiece } from "./past";
import { RemovedRow } from "./RemovedRow";
import { useRemoved } from "./useRemoved";

/** The pieces that were removed, newest first: with search, who wrote and who removed them, and the way back. */
export function RemovedDialog({ onClose }: { onClose: () => void }) {
  useLanguage();
  const board = useBoard();
  const editable = useCanEdit();
  const here = new Set(useIds());
  const { told, problem, again, nameOf } = useRemoved();
  const [query, setQuery] = useState("");
  const [refusal, setRefusal] = useState("");
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => dialog.current?.showModal(), []);
  // By the dialog itself: so the keyboard returns to the button that opened it.
  const close = () => dialog.current?.close();

  const gone = told?.pieces.filter(({ piece }) => !here.has(piece)) ?? [];
  const shown = gone.filter((piece) => matches(piece, nameOf, query));
  const back = (removed: RemovedPiece) => {
    const why = whyNotBack(board, removed);
    if (why !== undefined) return setRefusal(why);
    // Before it lands: the keyboard goes where it lands, not back to the button that opened this.
    close();
    bringBack(board, removed);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes it with Escape
    <dialog
      ref={dialog}
      className="removed-pieces"
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && close()}
    >
      <header>
        <h2 id={id}>{t("Removed pieces")}</h2>
        <button type="button" className="button is-quiet is-square" aria-label={t("Close")} onClick={close}>
          <Icon name="close" size={18} />
        </button>
      </header>
      {gone.length > 0 && (
        <div className="removed-search">
          <Icon name="search" />
          <input
            type="search"
            autoComplete="off"
            aria-label={t("Search what was removed")}
            placeholder={t("Search what was removed")}
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </div>
      )}
      {refusal && (
        <p className="past-problem" role="alert">
          {refusal}
        </p>
      )}
      {problem && <PastProblem words={problem} onAgain={again} />}
      <p className="past-note" role="status">
        {told
          ? summaryOf(gone.length, shown.length, told.count - told.pieces.length)
          : problem
            ? ""
            : t("Reading what was removed…")}
      </p>
      {gone.length > 0 && !editable && (
        <p className="past-note">{t("You are watching: somebody who takes part can bring a piece back.")}</p>
      )}
      <ul>
        {shown.map((removed) => (
          <RemovedRow
            key={removed.piece}
            removed={removed}
            nameOf={nameOf}
            {...(editable && { onBack: () => back(removed) })}
          />
        ))}
      </ul>
    </dialog>
  );
}

function summaryOf(gone: number, shown: number, older: number): string {
  if (gone === 0) return t("Nothing was removed. Pieces that somebody takes off the board wait here.");
  if (shown === 0) return t("No removed piece has these words.");
  const count = tn("{n} piece", "{n} pieces", shown);
  return older > 0 ? t("{count}. {older} older ones are not shown.", { count, older }) : count;
}

function matches(piece: RemovedPiece, nameOf: (id: string | null) => string, query: string): boolean {
  const names = [nameOf(piece.by), nameOf(piece.removed_by), String(piece.fields.name ?? "")];
  const words = plain([piece.text, ...names].join(" "));
  return plain(query)
    .split(/\s+/)
    .every((word) => words.includes(word));
}

// Accents are not what somebody in a hurry types.
function plain(words: string): string {
  return words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
