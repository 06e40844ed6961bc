import { t } from "../../i18n";
import { Icon } from "../../shell/icons";
import { inWords, useNow, useScript } from "../../shell/workshop";
import type { Exit } from "./move";
import { useExits } from "./useExits";

/** What the host says in this stage, what the room is asked, and what is still missing at its exit. */
export function StageScript() {
  const [script, now] = [useScript(), useNow()];
  const exits = useExits();
  const step = now && script?.stages[now.index];
  if (!step) return null;
  return (
    <section className="stage-script" aria-label={t("Script of this stage")}>
      <h3>{t("Say")}</h3>
      <p className="stage-say" dir="auto">
        {inWords(step.script)}
      </p>
      {step.prompts.length > 0 && (
        <>
          <h3>{t("The room is asked")}</h3>
          <ul className="stage-prompts">
            {step.prompts.map((prompt) => (
              <li key={prompt.en} dir="auto">
                {inWords(prompt)}
              </li>
            ))}
          </ul>
        </>
      )}
      {exits.length > 0 && (
        <>
          <h3>{t("Before you move on")}</h3>
          <ul className="stage-exits">
            {exits.map((exit) => (
              <li key={exit.id} className={exit.met ? "is-met" : ""}>
                <Icon name={exit.met ? "check" : exit.met === null ? "doubt" : "warn"} size={15} />
                <span dir="auto">{inWords(exit.ask)}</span> <small>{stateWords(exit)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function stateWords({ met, have, want, share }: Exit): string {
  if (met === null) return t("you decide");
  if (met) return t("there");
  return share ? t("{have} % of {want} %", { have, want }) : t("{have} of {want}", { have, want });
}
