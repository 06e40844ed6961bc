import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { optionWord } from "../../shell/fieldWords";
import { Icon } from "../../shell/icons";
import type { Decider } from "./deciders";
import { OwnerMark } from "./OwnerMark";
import { takeIt } from "./ownership";

type DeciderRowProps = { decider: Decider; selected: boolean; editable: boolean };

const OWNERS_SHOWN = 2;

/** One of them in a line; whoever has no owner can be taken at once. */
export function DeciderRow({ decider, selected, editable }: DeciderRowProps) {
  const board = useBoard();
  const { id, name, role, power, stance, owners } = decider;
  return (
    <li className={`decider ${owners.length === 0 ? "is-unowned" : ""} ${selected ? "is-selected" : ""}`}>
      <button type="button" className="decider-name" onClick={() => board.desk.select([id])}>
        <b dir="auto">{name}</b>
        {role && <span dir="auto">{role}</span>}
      </button>
      <span className="decider-power">
        <span>{power === undefined ? t("Power not said") : t("Power {n}", { n: power })}</span>
        <span>{optionWord(stance)}</span>
        {owners.length > 1 && (
          <span className="decider-owners">
            <Icon name="warn" size={13} /> {tn("{n} owner", "{n} owners", owners.length)}
          </span>
        )}
      </span>
      {owners.slice(0, OWNERS_SHOWN).map((owner) => (
        <span key={owner.id} className="decider-owner">
          <OwnerMark of={owner} size={28} />
          <span className="sr-only">{t("owned by {name}", { name: owner.name })}</span>
        </span>
      ))}
      {owners.length === 0 && !editable && <span className="decider-nobody">{t("No owner")}</span>}
      {owners.length === 0 && editable && (
        <button
          type="button"
          className="button"
          aria-label={t("Take it: own the relation with {name}", { name })}
          onClick={() => takeIt(board, decider)}
        >
          {t("Take it")}
        </button>
      )}
    </li>
  );
}
