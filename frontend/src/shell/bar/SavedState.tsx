import { t, tn } from "../../i18n";
import type { Hold, SaveState } from "../../sync/session";
import { useArrived, useLanguage, useSaveState } from "../board";
import { clock } from "../clock";
import { Icon, type IconName } from "../icons";

/** What the server has and what it has not. "Saved" is only said when everything is stored. */
export function SavedState() {
  useLanguage();
  const state = useSaveState();
  const arrived = useArrived();
  return (
    <div className={`saved-state is-${state.kind}`} role="status">
      <Icon name={iconOf(state)} size={18} />
      <span>{wordsOf(state, arrived)}</span>
    </div>
  );
}

function iconOf({ kind }: SaveState): IconName {
  if (kind === "saved") return "saved";
  if (kind === "readonly") return "warn";
  return kind === "offline" || kind === "closed" ? "offline" : "saving";
}

export function wordsOf(state: SaveState, arrived: boolean): string {
  switch (state.kind) {
    case "connecting":
      return t("Connecting…");
    case "saved":
      return t("Saved");
    case "saving":
      return t("Saving…");
    case "offline": {
      const time = clock(state.since);
      return state.changes > 0
        ? tn(
            "Offline: {n} change kept on this device since {time}",
            "Offline: {n} changes kept on this device since {time}",
            state.changes,
            { time },
          )
        : arrived
          ? t("Offline since {time}", { time })
          : t("Offline: this board is not loaded yet");
    }
    case "readonly":
      return unsavedWords(state);
    case "closed":
      return t("Disconnected");
  }
}

function unsavedWords({ reason, changes }: SaveState & { kind: "readonly" }): string {
  const kept =
    changes > 0 ? tn("{n} change is kept on this device.", "{n} changes are kept on this device.", changes) : "";
  return [whyNotSaved(reason), kept].filter(Boolean).join(" ");
}

function whyNotSaved(reason: Hold): string {
  switch (reason) {
    case "disk":
      return t("Not saved: the server's disk is full.");
    case "quarantine":
      return t("This board can only be read at the moment.");
    case "unknown":
      return t("Not saved: the server cannot store changes at the moment.");
  }
}
