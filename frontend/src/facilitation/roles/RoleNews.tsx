import { useEffect } from "react";
import { t } from "../../i18n";
import { type Board, useBoard } from "../../shell/board";
import { useStage } from "../../shell/stage";
import { roleWord } from "../../shell/words";
import { roleBefore } from "./roleBefore";
import { useLead, useLeadName } from "./useLead";

/** What changed about who may do what: said, and in force on this page without a word of it being lost. */
export function RoleNews() {
  const board = useBoard();
  const { boot, desk, people } = board;
  const at = (useStage("room").roles as { at: string } | undefined)?.at;
  const [lead, name] = [useLead(), useLeadName()];
  const leader = lead?.person;
  // What is said before a page opens anew nobody hears: it is said by the page that came.
  useEffect(() => {
    const before = roleBefore(boot, () => sessionStorage);
    if (before !== undefined && before !== boot.me.role) desk.say(newRoleWords(boot.me.role));
  }, [boot, desk]);
  useEffect(() => {
    if (!at) return;
    people.refresh();
    void ownRole(board).then((role) => {
      if (!role || role === boot.me.role) return;
      reloadWhenSaved(board, role);
    });
  }, [at, board, boot, people]);
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
function reloadWhenSaved({ session, desk }: Board, role: string): void {
  const go = () => {
    if (session.saveState().kind !== "saved") return false;
    location.reload();
    return true;
  };
  if (go()) return;
  desk.say(t("You are {role} now. The page opens anew.", { role: roleWord(role) }));
  const off = session.onSaveState(() => {
    if (go()) off();
  });
}

function newRoleWords(role: string): string {
  switch (role) {
    case "facilitator":
      return t("You are a facilitator now: you may run the room.");
    case "participant":
      return t("You are a participant now: you may write and move pieces.");
    case "observer":
      return t("You are an observer now: you see everything, and change nothing.");
    case "trainer":
      return t("You are a trainer now: you see everything, and change nothing.");
    default:
      return t("You are {role} now.", { role: roleWord(role) });
  }
}
