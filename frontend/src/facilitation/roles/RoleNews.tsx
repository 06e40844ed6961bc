import { useEffect } from "react";
import { t } from "../../i18n";
import { type Board, useBoard } from "../../shell/board";
import { useStage } from "../../shell/stage";
import { roleWord } from "../../shell/words";
import { useLead, useLeadName } from "./useLead";

/** What changed about who may do what: said, and in force on this page without a word of it being lost. */
export function RoleNews() {
  const board = useBoard();
  const { boot, desk, people } = board;
  const at = (useStage("room").roles as { at: string } | undefined)?.at;
  const [lead, name] = [useLead(), useLeadName()];
  const leader = lead?.person;
  useEffect(() => {
    if (!at) return;
    people.refresh();
    void ownRole(board).then((role) => {
      if (!role || role === boot.me.role) return;
      desk.say(t("You are {role} now. The page opens anew.", { role: roleWord(role) }));
      reloadWhenSaved(board);
    });
  }, [at, board, boot, desk, people]);
  useEffect(() => {
    if (!leader || !name) return;
    desk.spoken.set(leader === boot.me.person ? t("You lead now.") : t("{name} leads now.", { name }));
  }, [leader, name, boot, desk]);
  return null;
}

async function ownRole({ boot }: Board): Promise<string | undefined> {
  const answer = await fetch(`/api/boards/${boot.board.id}/people`).catch(() => undefined);
  if (!answer?.ok) return undefined;
  const { people } = (await answer.json()) as { people: readonly { person: string; role: string }[] };
  return people.find(({ person }) => person === boot.me.person)?.role;
}

// What is on its way is with the server first, and what is being written is on the device.
function reloadWhenSaved({ session }: Board): void {
  const go = () => {
    if (session.saveState().kind !== "saved") return false;
    location.reload();
    return true;
  };
  if (go()) return;
  const off = session.onSaveState(() => {
    if (go()) off();
  });
}
