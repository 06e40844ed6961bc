import type { Piece } from "../../board/model";
import { language, t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { nextState, numberOf, type State, stateOf } from "./expansion";
import { ShareBar, shareWords } from "./ShareBar";
import { STATE_ICON, stateWord } from "./stateWords";

type MatrixCellProps = {
  at: string;
  product: string;
  site: string;
  pieces: readonly Piece[];
  stop: string;
  selection: readonly string[];
  editable: boolean;
  onFill: (at: string) => void;
  onState: (piece: Piece, next: State) => void;
};

export function MatrixCell({ at, product, site, pieces, stop, selection, editable, onFill, onState }: MatrixCellProps) {
  const place = t("{product} at {site}", { product, site });
  if (pieces.length === 0) {
    return (
      <td>
        <button
          type="button"
          className="expansion-blank"
          data-at={at}
          tabIndex={at === stop ? 0 : -1}
          aria-disabled={!editable}
          onClick={() => onFill(at)}
        >
          <Icon name={editable ? "plus" : "gap"} size={15} />
          <span className="sr-only">
            {[`${place}: ${stateWord("blank")}`, ...(editable ? [t("Fill it")] : [])].join(". ")}
          </span>
          <span aria-hidden="true">{stateWord("blank")}</span>
        </button>
      </td>
    );
  }
  return (
    <td>
      {pieces.length > 1 && <p className="expansion-many">{tn("{n} piece here", "{n} pieces here", pieces.length)}</p>}
      {pieces.map((piece, index) => (
        <CellPiece
          key={piece.id}
          piece={piece}
          at={at}
          place={place}
          isStop={at === stop && index === 0}
          isSelected={selection.includes(piece.id)}
          editable={editable}
          onState={onState}
        />
      ))}
    </td>
  );
}

type CellPieceProps = {
  piece: Piece;
  at: string;
  place: string;
  isStop: boolean;
  isSelected: boolean;
  editable: boolean;
  onState: (piece: Piece, next: State) => void;
};

function CellPiece({ piece, at, place, isStop, isSelected, editable, onState }: CellPieceProps) {
  const { desk } = useBoard();
  const state = stateOf(piece);
  const potential = numberOf(piece.fields, "potential");
  const amount = potential === undefined ? "" : new Intl.NumberFormat(language()).format(potential);
  const share = shareWords(piece);
  return (
    <div className={`expansion-piece is-${state} ${isSelected ? "is-selected" : ""}`}>
      <button
        type="button"
        className="expansion-open"
        data-at={at}
        data-piece={piece.id}
        tabIndex={isStop ? 0 : -1}
        aria-pressed={isSelected}
        onClick={() => desk.select([piece.id])}
      >
        <span className="sr-only">{`${place}: ${stateWord(state)}. `}</span>
        <ShareBar piece={piece} />
        {amount && <span className="sr-only">{` ${t("Potential")} `}</span>}
        {amount && <b className="expansion-potential">{amount}</b>}
        {!share && !amount && (
          <span className="expansion-text" dir="auto">
            {piece.text === place ? t("no numbers yet") : piece.text}
          </span>
        )}
      </button>
      <button
        type="button"
        className="expansion-state"
        tabIndex={-1}
        disabled={!editable}
        aria-label={t("{place}: {state}. Change to {next}", {
          place,
          state: stateWord(state),
          next: stateWord(nextState(state)),
        })}
        onClick={() => onState(piece, nextState(state))}
      >
        <Icon name={STATE_ICON[state]} size={14} />
        {stateWord(state)}
      </button>
    </div>
  );
}
