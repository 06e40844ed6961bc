import { createPortal } from "react-dom";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useHandsMode } from "../../shell/hand/privacy";
import { Icon } from "../../shell/icons";
import { useStage } from "../../shell/stage";
import { useValue } from "../../shell/value";
import { RevealChoices } from "./RevealChoices";

/** At the foot of the board for those who run the room, while everybody writes alone. */
export function RevealBar() {
  const { boot, desk } = useBoard();
  const mode = useHandsMode();
  const total = Number(useStage("hands").total ?? 0);
  const isRunning = useValue(desk.consoleOpen);
  const foot = document.querySelector(".table-canvas");
  if (!boot.can_host || mode === "open" || !isRunning || !foot) return null;
  return createPortal(
    <section className="reveal-bar" aria-label={t("Hands")}>
      <Icon name="hand" size={20} />
      <p role="status">
        <b>{mode === "silent" ? t("Silent round. Hands are private.") : t("Hands are private.")}</b>{" "}
        {tn("{n} piece waits.", "{n} pieces wait.", total)} {t("You see counts only.")}
      </p>
      <RevealChoices />
    </section>,
    foot,
  );
}
