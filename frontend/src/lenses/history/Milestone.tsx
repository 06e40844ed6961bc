import type { ReactNode } from "react";
import type { Piece } from "../../board/model";
import { language, t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { sentenceOf } from "../../shell/label";
import { usePart } from "../../shell/value";
import { dateWords } from "./dates";
import { EFFECT_CLASS, EFFECT_ICON, effectWord } from "./effectWords";
import type { Place } from "./lanes";
import { effectOf } from "./milestones";
import { px } from "./TimeLine";
import { useMilestoneDrag } from "./useMilestoneDrag";

type MilestoneProps = {
  piece: Piece;
  date: string;
  isStop: boolean;
  editable: boolean;
  place?: Place | undefined;
  children?: ReactNode;
};

/** One thing that happened: when, with which effect, in one sentence. */
export function Milestone({ piece, date, isStop, editable, place, children }: MilestoneProps) {
  const { desk } = useBoard();
  const isSelected = usePart(desk.selection, (chosen) => chosen.includes(piece.id));
  const drag = useMilestoneDrag(piece, editable);
  const effect = drag.target?.effect ?? effectOf(piece);
  const when = drag.target?.date ?? date;
  const words = { date: when ? dateWords(when, language()) : t("No date yet"), effect: effectWord(effect) };
  const style = place ? px({ "--x": place.x, "--y": place.y, "--stem": place.stem }) : {};
  return (
    <li
      className={`milestone zone-relationship ${EFFECT_CLASS[effect]} ${place?.above ? "is-above" : ""} ${drag.target ? "is-dragged" : ""}`}
      style={drag.by ? { ...style, transform: `translate(${drag.by[0]}px, ${drag.by[1]}px)` } : style}
    >
      {place && <i className="milestone-stem" aria-hidden="true" />}
      <button
        type="button"
        data-piece={piece.id}
        tabIndex={isStop ? 0 : -1}
        aria-pressed={isSelected}
        className="milestone-card"
        onFocus={() => desk.focused.set(piece.id)}
        onClick={() => {
          if (!drag.wasDragged()) desk.select([piece.id]);
        }}
        {...drag.handlers}
      >
        <span className="sr-only">{t("{date}, {effect}: {text}", { ...words, text: sentenceOf(piece) })}</span>
        <span className="milestone-head" aria-hidden="true">
          <b>{words.date}</b>
          <span className="milestone-effect">
            <Icon name={EFFECT_ICON[effect]} size={13} />
            {words.effect}
          </span>
        </span>
        <span className="milestone-text" dir="auto" aria-hidden="true">
          {sentenceOf(piece)}
        </span>
      </button>
      {children}
    </li>
  );
}
