import { t, tn } from "../../i18n";
import { useHandsMode } from "../../shell/hand/privacy";
import { useStage } from "../../shell/stage";
import { inWords, useNow, useScript } from "../../shell/workshop";
import { readyOf, usePeopleByFunction } from "../hands/usePeopleByFunction";

/** What the room is asked, how much waits in its hands, and how many are done. */
export function Band() {
  const [script, now, mode] = [useScript(), useNow(), useHandsMode()];
  const total = Number(useStage("hands").total ?? 0);
  const [done, awaited] = readyOf(usePeopleByFunction());
  const prompts = (now && script?.stages[now.index]?.prompts) ?? [];
  if (prompts.length === 0) return null;
  return (
    <footer>
      <div>
        <p>{mode === "open" ? t("We write on the table") : t("Write alone, then we lay all hands down together")}</p>
        <div className={prompts.length > 1 ? "screen-prompts is-many" : "screen-prompts"}>
          {prompts.map((prompt) => (
            <h2 key={prompt.en} dir="auto">
              {inWords(prompt)}
            </h2>
          ))}
        </div>
      </div>
      <p>
        <b>{total}</b> {tn("piece in hands", "pieces in hands", total)}
      </p>
      <p>
        <b>{t("{n} of {all}", { n: done, all: awaited })}</b> {t("are done")}
      </p>
    </footer>
  );
}
