import { HOME_ZONE, KINDS, type Kind, ZONES } from "../../board/schema.gen";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useValue } from "../../shell/value";
import { kindWord, zoneWord } from "../../shell/words";

/** The kinds of one zone, one tap each; the phone's own list for all the others. */
export function KindChips() {
  const { desk } = useBoard();
  const chosen = useValue(desk.composerKind);
  const zone = HOME_ZONE[chosen];
  const choose = (kind: Kind) => desk.composerKind.set(kind);
  return (
    <div className={`kind-chips zone-${zone}`}>
      <fieldset>
        <legend className="sr-only">{t("Kind of piece")}</legend>
        {KINDS.filter((kind) => HOME_ZONE[kind] === zone).map((kind) => (
          <label key={kind}>
            <input type="radio" name="hand-kind" checked={kind === chosen} onChange={() => choose(kind)} />
            <span>
              <Icon name={kind} size={15} /> {kindWord(kind)}
            </span>
          </label>
        ))}
      </fieldset>
      <select
        className="field-choice"
        aria-label={t("All kinds of pieces")}
        value={chosen}
        onChange={(event) => choose(event.target.value as Kind)}
      >
        {ZONES.map((group) => (
          <optgroup key={group} label={zoneWord(group)}>
            {KINDS.filter((kind) => HOME_ZONE[kind] === group).map((kind) => (
              <option key={kind} value={kind}>
                {kindWord(kind)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
