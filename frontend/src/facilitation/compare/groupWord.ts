import type { Zone } from "../../board/schema.gen";
import { t } from "../../i18n";
import { functionWord, zoneWord } from "../../shell/words";
import type { Grouping } from "./groups";

/** What a group is called. */
export function groupWord(key: string, by: Grouping, person: { name: string } | undefined): string {
  if (by === "zone") return zoneWord(key as Zone);
  if (by === "person") return person?.name ?? t("Nobody by name");
  return key ? functionWord(key) : t("No function known");
}
