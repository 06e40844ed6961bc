import { t, tn } from "../../i18n";
import { useBoard, useCanEdit, useModel } from "../board";
import { removePieces } from "../commands";
import { Icon } from "../icons";
import { sentenceOf } from "../label";
import { Arrange } from "./Arrange";

export function PanelMany({ ids }: { ids: readonly string[] }) {
  const board = useBoard();
  const model = useModel();
  const editable = useCanEdit();
  return (
    <>
      <header className="panel-head">
        <h2>{tn("{n} piece chosen", "{n} pieces chosen", ids.length)}</h2>
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Close")}
          onClick={() => board.desk.select([])}
        >
          <Icon name="close" size={18} />
        </button>
      </header>
      <div className="panel-scroll">
        {editable && <Arrange ids={ids} />}
        <ul className="panel-chosen">
          {ids.slice(0, 40).map((id) => {
            const piece = model.piece(id);
            return (
              piece && (
                <li key={id}>
                  <button
                    type="button"
                    className={`link-row zone-${piece.zone}`}
                    onClick={() => board.desk.select([id])}
                  >
                    <Icon name={piece.kind} /> <span>{sentenceOf(piece)}</span>
                  </button>
                </li>
              )
            );
          })}
        </ul>
        {editable && (
          <footer className="panel-foot">
            <button type="button" className="button is-danger" onClick={() => removePieces(board, ids)}>
              <Icon name="trash" /> {tn("Remove {n} piece", "Remove {n} pieces", ids.length)}
            </button>
          </footer>
        )}
      </div>
    </>
  );
}
