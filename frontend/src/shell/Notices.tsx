import { useEffect } from "react";
import { t } from "../i18n";
import { useBoard } from "./board";

/** What the server tells this person beside the document. A code without words is nothing they could act on. */
export function Notices() {
  const { session, desk } = useBoard();
  useEffect(
    () =>
      session.onNotice((code) => {
        if (code === "slow-down") desk.say(t("A lot comes from this page at once. Please wait a moment."));
      }),
    [session, desk],
  );
  return null;
}
