import { t } from "../../i18n";
import type { AnswerState } from "./answering";

/** Where one's answer is: `words` while all is well. */
export function AnswerNote({ state, words = "" }: { state: AnswerState; words?: string }) {
  if (state === "sending") return t("Sending…");
  if (state === "kept") return t("It could not be sent yet. It is kept on this device and sent again.");
  if (state === "refused") return t("Your last change was not taken.");
  return words;
}
