import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { type HandsMode, useHandsMode } from "../../shell/hand/privacy";
import { useStage } from "../../shell/stage";
import { ask } from "../ask";
import { RevealChoices } from "./RevealChoices";

/** Who writes where from now on, and laying what was written on the table. */
export function RevealForm() {
  const board = useBoard();
  const mode = useHandsMode();
  const total = Number(useStage("hands").total ?? 0);
  const modes: readonly { id: HandsMode; word: string }[] = [
    { id: "open", word: t("Everybody writes on the table") },
    { id: "private", word: t("Everybody writes alone, into their hand") },
    { id: "silent", word: t("Silent round: alone, and without comments") },
  ];
  return (
    <div className="reveal-form">
      <fieldset>
        <legend>{t("How the room writes")}</legend>
        {modes.map(({ id, word }) => (
          <label key={id}>
            <input
              type="radio"
              name="hands-mode"
              checked={mode === id}
              onChange={() => void ask(board, "PUT", "/hands/rule", { mode: id })}
            />
            {word}
          </label>
        ))}
      </fieldset>
      <p>
        {tn("{n} piece waits.", "{n} pieces wait.", total)} {t("You see counts only.")}
      </p>
      <RevealChoices opens="down" />
    </div>
  );
}
