import { ZONES, type Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import { arrange, moveToZone } from "../arrange";
import { type Arrangement, EDGES, enoughFor, SPREADS } from "../arrangement";
import { useBoard } from "../board";
import { duplicate } from "../clipboard";
import { Icon, type IconName } from "../icons";
import { zoneWord } from "../words";

const LOOK: Readonly<Record<Arrangement, { icon: IconName; word: () => string }>> = {
  left: { icon: "alignLeft", word: () => t("Left") },
  centre: { icon: "alignCentre", word: () => t("Centre") },
  right: { icon: "alignRight", word: () => t("Right") },
  top: { icon: "alignTop", word: () => t("Top") },
  middle: { icon: "alignMiddle", word: () => t("Mid-height") },
  bottom: { icon: "alignBottom", word: () => t("Bottom") },
  across: { icon: "spreadAcross", word: () => t("Across") },
  down: { icon: "spreadDown", word: () => t("Down") },
};

/** What several pieces can do together. */
export function Arrange({ ids }: { ids: readonly string[] }) {
  const board = useBoard();
  const button = (how: Arrangement) => (
    <button
      key={how}
      type="button"
      className="button"
      disabled={ids.length < enoughFor(how)}
      onClick={() => arrange(board, ids, how)}
    >
      <Icon name={LOOK[how].icon} size={18} />
      {LOOK[how].word()}
    </button>
  );
  return (
    <section className="arrange" aria-label={t("Arrange")}>
      <fieldset>
        <legend>{t("Line up")}</legend>
        {EDGES.map(button)}
      </fieldset>
      <fieldset className="is-two">
        <legend>{t("Spread evenly")}</legend>
        {SPREADS.map(button)}
      </fieldset>
      <div className="arrange-more">
        <select
          className="arrange-zone"
          aria-label={t("Move to zone…")}
          value=""
          onChange={(event) => moveToZone(board, ids, event.target.value as Zone)}
        >
          <option value="" disabled>
            {t("Move to zone…")}
          </option>
          {ZONES.map((zone) => (
            <option key={zone} value={zone}>
              {zoneWord(zone)}
            </option>
          ))}
        </select>
        <button type="button" className="button" onClick={() => document.execCommand("copy")}>
          <Icon name="copy" /> {t("Copy")}
        </button>
        <button type="button" className="button" onClick={() => duplicate(board)}>
          <Icon name="plus" /> {t("Duplicate")}
        </button>
      </div>
    </section>
  );
}
