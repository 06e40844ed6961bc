import { useState, useSyncExternalStore } from "react";
import { t } from "../i18n";
import { useBoard, useLanguage, useSaveState } from "./board";
import { Icon } from "./icons";

/** Why others move less smoothly here: nothing is wrong, and nothing has to be done. */
export function DetourNotice() {
  useLanguage();
  const { session } = useBoard();
  const detour = useSyncExternalStore(session.onDetour, session.isDetour);
  const closed = useSaveState().kind === "closed";
  const [dismissed, setDismissed] = useState(false);
  const shown = detour && !closed && !dismissed;
  return (
    <div role="status">
      {shown && (
        <div className="detour-notice">
          <Icon name="detour" size={18} />
          <p>{t("Live connection is blocked here; the board works over ordinary web requests, a little slower.")}</p>
          <button
            type="button"
            className="button is-quiet is-square"
            aria-label={t("Close")}
            onClick={() => setDismissed(true)}
          >
            <Icon name="close" size={14} />
          </button>
        </div>
      )}
    </div>
  );
}
