import { t, tn } from "../../i18n";
import { useBoard, useHandArrived } from "../board";
import type { ComposerPlace } from "../desk";
import { HAND_BUTTON, HAND_DRAWER } from "../hand/HandDrawer";
import { useHandIds } from "../hand/useHand";
import { Icon } from "../icons";
import { useValue } from "../value";

/** For everybody or for oneself; and the way to what one has written for oneself. */
export function PlaceChoice() {
  const { desk } = useBoard();
  const place = useValue(desk.composerPlace);
  const open = useValue(desk.handOpen);
  const count = useHandIds().length;
  const arrived = useHandArrived();
  const words: Record<ComposerPlace, string> = { table: t("On the table"), hand: t("In my hand") };
  return (
    <div className="composer-place">
      <fieldset>
        <legend className="sr-only">{t("Where the piece goes")}</legend>
        {(Object.keys(words) as ComposerPlace[]).map((id) => (
          <label key={id}>
            <input
              type="radio"
              name="composer-place"
              checked={place === id}
              onChange={() => desk.composerPlace.set(id)}
            />
            <span>{words[id]}</span>
          </label>
        ))}
      </fieldset>
      <button
        id={HAND_BUTTON}
        type="button"
        className="button is-quiet hand-button"
        aria-expanded={open}
        aria-controls={open ? HAND_DRAWER : undefined}
        title={t("My hand")}
        onClick={() => desk.handOpen.set(!open)}
      >
        <Icon name="hand" size={18} />
        <span>{t("My hand")}</span>
        {arrived && <span className="sr-only">{tn("{n} piece", "{n} pieces", count)}</span>}
        <b aria-hidden="true" className={arrived ? "" : "is-unknown"}>
          {count}
        </b>
      </button>
    </div>
  );
}
