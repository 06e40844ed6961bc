import { t } from "../i18n";
import { useSaveState } from "./board";
import { Icon } from "./icons";

/** When the line is closed for good: what happened, and what one can do about it. */
export function ClosedNotice() {
  const state = useSaveState();
  if (state.kind !== "closed") return null;
  const { text, again } = sentenceFor(state.code);
  return (
    <div className="closed-notice" role="alert">
      <Icon name="warn" size={18} />
      <p>{text}</p>
      {again ? (
        <button type="button" className="button" onClick={() => location.reload()}>
          {t("Open the board again")}
        </button>
      ) : (
        <a className="button" href="/">
          {t("Go to the start page")}
        </a>
      )}
    </div>
  );
}

function sentenceFor(code: number): { text: string; again: boolean } {
  switch (code) {
    case 4401:
      return { text: t("You are no longer signed in. Open your invite link again."), again: false };
    case 4403:
      return { text: t("You may not do this on this board. Nothing of it was changed."), again: true };
    case 4404:
      return { text: t("This board does not exist any more."), again: false };
    case 4409:
      return { text: t("This board is open in another place, so this page stopped."), again: true };
    case 4410:
      return { text: t("This board was closed, or your seat was taken back. Ask the facilitator."), again: false };
    case 4429:
      return { text: t("Too much arrived at once from this page, so it was stopped."), again: true };
    default:
      return { text: t("The connection was closed. Your words are kept on this device."), again: true };
  }
}
