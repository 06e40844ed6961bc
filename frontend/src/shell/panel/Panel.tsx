import { FIELDS, type Kind, ZONES, type Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import { placeIn } from "../../lenses/map/places";
import { framesAround } from "../../lenses/map/zones";
import { useBoard, useCanEdit, useLanguage, useModel, usePerson, usePiece } from "../board";
import { removePieces } from "../commands";
import { Icon } from "../icons";
import { isClosed, sayClosed, useCanChange, useLocks, useLockWords } from "../locks";
import { useValue } from "../value";
import { useSeen } from "../visit/useSeen";
import { kindWord, zoneWord } from "../words";
import { ChoiceField } from "./ChoiceField";
import { FieldRow } from "./FieldRow";
import { PanelComments } from "./PanelComments";
import { PanelHistory } from "./PanelHistory";
import { PanelLinks } from "./PanelLinks";
import { PanelMany } from "./PanelMany";
import { PanelReactions } from "./PanelReactions";
import { PieceFields } from "./PieceFields";
import { Sentence } from "./Sentence";
import { WhoFindsOut } from "./WhoFindsOut";

/** The details of what is selected. Opens beside the board, never over it. */
export function Panel() {
  useLanguage();
  const { desk } = useBoard();
  const selection = useValue(desk.selection);
  const open = useValue(desk.panelOpen);
  if (!open || selection.length === 0) return null;
  const [only] = selection;
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.nativeEvent.isComposing) return;
    desk.select([]);
    desk.camera?.focus();
  };
  return (
    <aside id="details" className="panel" aria-label={t("Details of the piece")} onKeyDown={onKeyDown}>
      {selection.length === 1 && only ? <PiecePanel key={only} id={only} /> : <PanelMany ids={selection} />}
    </aside>
  );
}

function PiecePanel({ id }: { id: string }) {
  const board = useBoard();
  const model = useModel();
  const piece = usePiece(id);
  const author = usePerson(piece?.by ?? "");
  const canEdit = useCanEdit();
  const editable = useCanChange(piece?.zone);
  const lock = useLocks().get(piece?.zone ?? "");
  const lockWords = useLockWords(lock, piece?.zone);
  useSeen(id, true);
  if (!piece) return null;

  const toZone = (next: string | number | undefined) => {
    const zone = next as Zone;
    if (isClosed(board, zone)) return sayClosed(board, zone);
    const pieces = model.ids().flatMap((other) => (other === id ? [] : (model.piece(other) ?? [])));
    model.move([{ id, zone, pos: placeIn(piece, zone, framesAround(pieces), pieces) }]);
    board.desk.camera?.reveal(id);
  };
  return (
    <>
      <header className={`panel-head zone-${piece.zone}`}>
        <span className="panel-kind">
          <Icon name={piece.kind} size={15} />
          {kindWord(piece.kind)}
        </span>
        <span className="panel-by">{author ? t("by {name}", { name: author.name }) : ""}</span>
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Close")}
          title={t("Close")}
          onClick={() => {
            board.desk.select([]);
            board.desk.camera?.focus();
          }}
        >
          <Icon name="close" size={18} />
        </button>
      </header>
      <div className="panel-scroll">
        {lock && (
          <p className="panel-lock">
            <Icon name="lock" size={15} /> {lockWords}
          </p>
        )}
        <Sentence piece={piece} editable={editable} />
        {piece.kind === "gap" && <WhoFindsOut piece={piece} editable={editable} />}
        <PanelReactions piece={piece} editable={canEdit} />
        <section className="panel-fields">
          <PieceFields piece={piece} fields={fieldsOf(piece.kind)} editable={editable} />
          <FieldRow label={t("Zone")} id={`zone-${id}`}>
            <ChoiceField
              id={`zone-${id}`}
              label={t("Zone")}
              options={ZONES.map((zone) => ({ value: zone, word: zoneWord(zone) }))}
              value={piece.zone}
              editable={editable}
              required
              onChange={toZone}
            />
          </FieldRow>
        </section>
        <PanelLinks piece={piece} editable={canEdit} />
        <PanelComments piece={piece} editable={canEdit} />
        <PanelHistory piece={piece} />
        {editable && (
          <footer className="panel-foot">
            <button type="button" className="button is-danger" onClick={() => removePieces(board, [id])}>
              <Icon name="trash" /> {t("Remove this piece")}
            </button>
          </footer>
        )}
      </div>
    </>
  );
}

// Whom a gap asks stands above, as tiles.
function fieldsOf(kind: Kind) {
  const { asks, finder, ...others } = FIELDS[kind];
  return kind === "gap" ? others : FIELDS[kind];
}
