import { useEffect, useState } from "react";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { inWords, useScript, type Words } from "../../shell/workshop";
import { ask } from "../ask";
import { move } from "./move";

type Entry = { id: string; version: number; name: Words; minutes: number; stages: number; archived?: boolean };

/** Before it begins: by which playbook, and then the beginning. */
export function PlaybookChoice() {
  const board = useBoard();
  const script = useScript();
  // At once, while the server is asked.
  const [wanted, setWanted] = useState<string>();
  const chosen = wanted ?? script?.id;
  const [known, setKnown] = useState<readonly Entry[]>([]);
  useEffect(() => {
    let isGone = false;
    void ask<{ playbooks: readonly Entry[] }>(board, "GET", "/api/playbooks").then((answer) => {
      if (answer.ok && !isGone) setKnown(answer.data.playbooks.filter(({ archived }) => !archived));
    });
    return () => {
      isGone = true;
    };
  }, [board]);
  const choose = async (id: string) => {
    setWanted(id);
    await ask(board, "PUT", "/playbook", { id });
    setWanted(undefined);
  };
  return (
    <section className="playbook-choice" aria-label={t("Playbook")}>
      <h3>{t("Choose a playbook")}</h3>
      <p>
        {t("It says what comes when, what you say, and what is open. Until you begin, nothing changes for anybody.")}
      </p>
      <div role="radiogroup" aria-label={t("Playbooks")}>
        {known.map((entry) => (
          <label key={entry.id} className={chosen === entry.id ? "is-chosen" : ""}>
            <input type="radio" name="playbook" checked={chosen === entry.id} onChange={() => void choose(entry.id)} />
            <span>
              <b dir="auto">{inWords(entry.name)}</b>
              <small>
                {tn("{n} stage", "{n} stages", entry.stages)} · {tn("{n} min", "{n} min", entry.minutes)}
              </small>
            </span>
          </label>
        ))}
      </div>
      <a href="/playbooks">{t("Write or change a playbook")}</a>
      <button
        type="button"
        className="button is-primary"
        disabled={!script}
        onClick={() => void move(board, { index: 0, from: -1 })}
      >
        {script ? t("Begin: {name}", { name: inWords(script.stages[0]?.name) }) : t("Begin")}
      </button>
    </section>
  );
}
