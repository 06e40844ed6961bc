import { useSyncExternalStore } from "react";
import { t } from "../i18n";
import { useBoard, useCanEdit, useSaveState } from "./board";
import { Icon } from "./icons";
import { useSeatStill } from "./useSeatStill";

type Notice = { text: string; again: boolean };

const OPENED_AT = new Date();

/** When the line is closed for good, or nothing may be written any more: what happened, and what one can do. */
export function ClosedNotice() {
  const state = useSaveState();
  const refused = useRefusedForGood();
  const { seat, again } = useSeatStill();
  const archived = useArchived();
  const notice = state.kind === "closed" ? (ofSeat(seat) ?? closed(state.code)) : (refused ?? archived);
  if (!notice || seat === "asking") return null;
  return (
    <div className="closed-notice" role="alert">
      <Icon name="warn" size={18} />
      <p>{notice.text}</p>
      {seat === "taken" && (
        <button type="button" className="button" onClick={again}>
          {t("Try again")}
        </button>
      )}
      {notice.again ? (
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

/** The page was opened by somebody who could write; what came back since says that they cannot any more. */
function useRefusedForGood(): Notice | undefined {
  const { session } = useBoard();
  const editable = useCanEdit();
  const kept = useSyncExternalStore(session.onKeptAside, session.keptAside);
  const codes = new Set(kept.filter(({ at }) => editable && at > OPENED_AT).map(({ code }) => code));
  if (codes.has("archived"))
    return { text: t("This board is archived: it can be read, not changed. Your words are kept."), again: true };
  if (codes.has("role"))
    return { text: t("You may only watch this board now. Your words are kept on this device."), again: true };
  return undefined;
}

/** Not to be changed any more, and what becomes of what was changed here meanwhile. */
function useArchived(): Notice | undefined {
  const { boot, session } = useBoard();
  const kept = useSyncExternalStore(session.onKeptAside, session.keptAside).length > 0;
  if (!boot.board.archived) return undefined;
  const text = kept
    ? t("This board is archived. You can read it; your changes are kept on this device.")
    : t("This board is archived. You can read it.");
  return { text, again: false };
}

function ofSeat(seat: ReturnType<typeof useSeatStill>["seat"]): Notice | undefined {
  if (seat !== "taken") return undefined;
  return {
    text: t(
      "You were removed from this board. What you wrote stays on it. Ask the facilitator: once you are let back in, the board opens here by itself.",
    ),
    again: false,
  };
}

function closed(code: number): Notice {
  switch (code) {
    case 4401:
      return { text: t("You are no longer signed in. Open your invite link again."), again: false };
    case 4403:
      return { text: t("You may not do this on this board. Nothing of it was changed."), again: true };
    case 4404:
      return { text: t("This board does not exist any more."), again: false };
    case 4409:
      return { text: t("This board is open in another place, so this page stopped."), again: true };
    default:
      return { text: t("The connection was closed. Your words are kept on this device."), again: true };
  }
}
