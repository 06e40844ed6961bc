import { t } from "../../i18n";
import { BEGINNING, NOW, type Side } from "./comparison";

/** "CP2", "Now": what stands at the head of a column. */
export function sideWord({ ref, number, seq }: Side): string {
  if (number !== null) return `CP${number}`;
  if (ref === NOW) return t("Now");
  return ref === BEGINNING ? t("The beginning") : t("Edit {n}", { n: seq });
}
