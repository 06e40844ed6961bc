import { useId, useState } from "react";
import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { Icon } from "../icons";
import { PastProblem } from "../past/PastProblem";
import { useKnown } from "../past/useKnown";
import { usePieceHistory } from "../past/usePieceHistory";
import { HistoryStep } from "./HistoryStep";

/** What became of the piece, and by whom. Read from the server when it is opened, not before. */
export function PanelHistory({ piece }: { piece: Piece }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <section className="panel-history" aria-label={t("History of this piece")}>
      <h3>
        <button
          type="button"
          className="history-open"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <Icon name="down" size={15} />
          {t("History of this piece")}
        </button>
      </h3>
      {open && <Steps id={id} piece={piece} />}
    </section>
  );
}

function Steps({ id, piece }: { id: string; piece: Piece }) {
  const { told, problem, reading, again, earlier } = usePieceHistory(piece.id);
  const known = useKnown(piece.kind, told?.people ?? NOBODY);
  return (
    <div id={id}>
      {problem && <PastProblem words={problem} onAgain={again} />}
      {!told && reading && <p className="past-note">{t("Reading what happened…")}</p>}
      {told && (
        <ol className="history-steps" aria-busy={reading}>
          {told.steps.map((step) => (
            <HistoryStep key={keyOf(step)} step={step} piece={piece.id} known={known} authors={told.people} />
          ))}
        </ol>
      )}
      {told?.before != null && (
        <button type="button" className="button is-soft" disabled={reading} onClick={earlier}>
          {t("Show earlier steps")}
        </button>
      )}
    </div>
  );
}

const NOBODY: readonly never[] = [];

function keyOf({ at, person, what, field, link }: Parameters<typeof HistoryStep>[0]["step"]): string {
  return [at, person, what, field, link?.id].join(" ");
}
