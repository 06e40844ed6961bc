import { useEffect } from "react";
import { t } from "../i18n";
import { TOO_MANY_CONNECTIONS } from "../sync/connection";
import { useBoard } from "./board";

/** What the server tells this person beside the document. */
export function Notices() {
  const { session, desk } = useBoard();
  useEffect(
    () =>
      session.onNotice((code) => {
        const words = noticeWords(code);
        if (words) desk.say(words);
      }),
    [session, desk],
  );
  return null;
}

/** A code without words is nothing they could act on. */
function noticeWords(code: string): string | undefined {
  switch (code) {
    case "slow-down":
      return t("A lot comes from this page at once. Please wait a moment.");
    case "board-busy":
      return t(
        "More changes come to this board than it can take. What you write is kept here and sent again in a moment.",
      );
    case TOO_MANY_CONNECTIONS:
      return t(
        "Too many connections come from your network. This page tries again in a moment, and keeps what you write.",
      );
    default:
      return undefined;
  }
}
