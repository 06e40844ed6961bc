import { t, tn } from "../../i18n";
import { optionWord } from "../../shell/fieldWords";
import { type Decider, isHigh } from "./deciders";

/** "Matteo Ferrandi, VP purchasing, power 5, interest 3, influence 5, neutral, owner Lucía Arbeloa". */
export function deciderWords(decider: Decider): string {
  const { name, role, power, interest, influence, stance, owners } = decider;
  const placed = power !== undefined && interest !== undefined;
  return [
    name,
    role,
    placed ? t("power {power}, interest {interest}", { power, interest }) : t("not placed yet"),
    influence === undefined ? "" : t("influence {n}", { n: influence }),
    stance === "unknown" ? t("stance not known") : optionWord(stance),
    owners.length === 0 ? t("no owner") : t("owned by {name}", { name: owners.map((owner) => owner.name).join(", ") }),
  ]
    .filter(Boolean)
    .join(", ");
}

/** What is wrong with the ownership of somebody who decides much. */
export function ownerWarning(decider: Decider): string {
  if (!isHigh(decider) || decider.owners.length === 1) return "";
  return decider.owners.length === 0 ? t("No owner") : tn("{n} owner", "{n} owners", decider.owners.length);
}
