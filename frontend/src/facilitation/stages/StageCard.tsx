import { useEffect, useState } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { LENSES, type LensName } from "../../shell/lens";
import { useValue } from "../../shell/value";
import { inWords, useNow, usePast, useScript } from "../../shell/workshop";
import { BehindBadge } from "./BehindBadge";
import { useChime } from "./useChime";

/** For everybody: which stage this is, what it asks, and the way there. Put away until the next stage by whoever wants. */
export function StageCard() {
  const { boot, desk } = useBoard();
  const [script, now, past] = [useScript(), useNow(), usePast()];
  const [away, setAway] = useState("");
  const step = now && script?.stages[now.index];
  const [at, name] = [now?.at ?? "", inWords(step?.name)];
  useChime();
  useEffect(() => {
    if (at && name) desk.spoken.set(t("Stage: {name}", { name }));
  }, [at, name, desk]);
  // Whoever has the script before their eyes needs no card of it.
  const hasScript = useValue(desk.consoleOpen) && boot.can_host;
  if (!script || !now || !step || away === now.at || hasScript) return null;
  const lens = LENSES.find((known) => known === step.lens);
  const done = past.length > 0 ? script.stages[past.at(-1)?.index ?? 0] : undefined;
  return (
    <article className="underway-card stage-card" aria-labelledby="stage-card-name">
      <header>
        <p>
          {t("Stage {n} of {all}", { n: now.index + 1, all: script.stages.length })} <BehindBadge />
        </p>
        <button
          type="button"
          className="button is-quiet is-square"
          aria-label={t("Put away")}
          onClick={() => setAway(now.at)}
        >
          <Icon name="close" size={16} />
        </button>
      </header>
      <h3 id="stage-card-name" dir="auto">
        {name}
      </h3>
      <ul>
        {step.prompts.map((prompt) => (
          <li key={prompt.en} dir="auto">
            {inWords(prompt)}
          </li>
        ))}
      </ul>
      {step.opens.zones.length === 0 && <p>{t("A break: nothing on the board is open. Your hand is.")}</p>}
      {done && !boot.can_host && <p className="stage-before">{t("Before: {name}", { name: inWords(done.name) })}</p>}
      {lens && lens !== desk.lens.get() && (
        <button type="button" className="button" onClick={() => desk.look(lens as LensName)}>
          {t("Take me there")}
        </button>
      )}
    </article>
  );
}
