import { FUNCTIONS, type Function as FunctionName } from "../../board/schema.gen";
import { t } from "../../i18n";
import { functionWord } from "../../shell/words";

/** Teams by function bear its name, those dealt out a number. */
export function teamName(name: string): string {
  if ((FUNCTIONS as readonly string[]).includes(name)) return functionWord(name as FunctionName);
  return /^\d+$/.test(name) ? t("Team {n}", { n: name }) : name;
}
