import type { Piece } from "../../board/model";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { DivergingBar } from "../inline/DivergingBar";
import { signed } from "../inline/signed";
import { effectAfter, effectOf, MOST_EFFECT } from "./pressure";
import { setFactor } from "./steps";

type EffectControlProps = { factor: Piece; editable: boolean; isStop: boolean };

/** What it does to the customer, −5 to +5: arrows, digits and signs by the keyboard, two buttons by the mouse. */
export function EffectControl({ factor, editable, isStop }: EffectControlProps) {
  const board = useBoard();
  const effect = effectOf(factor);
  const set = (next: number | undefined) => setFactor(board, factor, "effect", next);
  // As it is now: keys may come faster than they are rendered.
  const current = () => effectOf(board.session.model().piece(factor.id) ?? factor);
  const step = (by: number) => set(Math.max(-MOST_EFFECT, Math.min(MOST_EFFECT, (current() ?? 0) + by)));
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = effectAfter(current(), event.key);
    // A digit is never taken for the key of a lens here.
    if (next === null && !/^\d$/u.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (next === null) board.desk.say(t("An effect goes from −5 to +5."));
    else set(next);
  };
  const button = (by: 1 | -1) => (
    <button
      type="button"
      tabIndex={-1}
      aria-label={by < 0 ? t("One less") : t("One more")}
      disabled={effect === by * MOST_EFFECT}
      onClick={() => step(by)}
    >
      <Icon name={by < 0 ? "minus" : "plus"} size={14} />
    </button>
  );
  return (
    <div className="effect">
      {editable && button(-1)}
      <div
        role="spinbutton"
        className={`effect-number ${effect === undefined ? "is-blank" : effect < 0 ? "is-against" : effect > 0 ? "is-for" : ""}`}
        tabIndex={editable && isStop ? 0 : -1}
        aria-label={t("Effect on the customer")}
        aria-valuemin={-MOST_EFFECT}
        aria-valuemax={MOST_EFFECT}
        aria-valuenow={effect ?? 0}
        aria-valuetext={effect === undefined ? t("not judged") : signed(effect)}
        aria-readonly={!editable}
        title={
          editable ? t("Arrows change it by one, digits set it, − and + change its side, Delete clears it") : undefined
        }
        onKeyDown={editable ? onKeyDown : undefined}
      >
        {effect === undefined ? "?" : signed(effect)}
      </div>
      {editable && button(1)}
      <DivergingBar against={Math.min(0, effect ?? 0)} for={Math.max(0, effect ?? 0)} scale={MOST_EFFECT} />
    </div>
  );
}
