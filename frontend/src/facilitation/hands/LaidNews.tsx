import { useEffect, useRef } from "react";
import { t, tn } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useHandsMode } from "../../shell/hand/privacy";
import { useStage } from "../../shell/stage";

type Laid = { count: number; pieces: readonly string[]; at: string; by: string };

// Older ones were laid before this page was opened: they are no news.
const NEWS_MS = 60_000;

/** Tells those who do not see where they went that hands were laid, and when everybody writes alone. */
export function LaidNews() {
  const { boot, desk, session } = useBoard();
  const laid = useStage("hands").laid as Laid | undefined;
  const mode = useHandsMode();
  const known = useRef({ at: laid?.at, mode });
  useEffect(() => {
    const isNews = laid && (known.current.at || session.serverNow() - Date.parse(laid.at) < NEWS_MS);
    if (isNews && laid.at !== known.current.at && laid.by !== boot.me.person && laid.count > 0)
      desk.say(tn("{n} piece was laid on the table.", "{n} pieces were laid on the table.", laid.count), {
        word: t("Show"),
        run: () => desk.camera?.show(laid.pieces),
      });
    if (mode !== known.current.mode && !boot.can_host)
      desk.say(
        mode === "open"
          ? t("Everybody writes on the table again.")
          : t("Everybody writes alone now, into their hand. Nobody else sees it until the facilitator lays it down."),
      );
    known.current = { at: laid?.at, mode };
  }, [laid, mode, boot, desk, session]);
  return null;
}
