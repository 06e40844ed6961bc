import { useEffect, useState } from "react";
import { t } from "../../i18n";
import { useBoard, usePresence } from "../../shell/board";
import { mayRemove } from "../../shell/people";
import { useStage } from "../../shell/stage";
import { useValue } from "../../shell/value";
import { functionWord, roleWord } from "../../shell/words";
import { ask } from "../ask";
import { RemoveButton } from "./RemoveButton";
import { useLead } from "./useLead";

const ROLES = ["facilitator", "participant", "observer", "trainer"] as const;

const HOSTS = new Set(["owner", "facilitator"]);

type Removed = { person: string; name: string };

/** Who may do what, who leads, whether anybody new comes in, and who was asked to leave. */
export function RolesForm() {
  const board = useBoard();
  const { boot, people } = board;
  const everybody = useValue(people.everybody);
  const gone = useValue(people.removed);
  const lead = useLead();
  const others = usePresence();
  const hasOthers = others.some(
    ({ person }) => person.id !== boot.me.person && HOSTS.has(everybody.get(person.id)?.role ?? ""),
  );
  const isLocked = useStage("room").locked !== undefined;
  const [removed, setRemoved] = useState<readonly Removed[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when somebody was removed
  useEffect(() => {
    people.refresh();
    void ask<{ people: readonly Removed[] }>(board, "GET", "/people/removed").then((answer) => {
      if (answer.ok) setRemoved(answer.data.people);
    });
  }, [board, people, gone]);
  const letBack = async ({ person }: Removed) => {
    const answer = await ask(board, "POST", `/people/${person}/return`);
    if (!answer.ok) return;
    setRemoved(removed.filter((one) => one.person !== person));
    people.removed.set(new Set([...gone].filter((id) => id !== person)));
  };
  // Who leads in somebody's place runs the room, and changes nobody's role.
  const isActing = lead?.acting && lead.person === boot.me.person;
  const isFixed = (role: string, person: string) =>
    isActing || role === "owner" || (role === "facilitator" && boot.me.role !== "owner" && person !== boot.me.person);
  return (
    <div className="tool-form">
      <label className="is-row">
        <input
          type="checkbox"
          checked={isLocked}
          onChange={() => void ask(board, isLocked ? "DELETE" : "PUT", "/room/lock")}
        />
        {t("Lock the room: nobody new comes in")}
      </label>
      {lead && !isActing && lead.person === boot.me.person && hasOthers && (
        <button type="button" className="button" onClick={() => void ask(board, "DELETE", "/lead")}>
          {t("Hand the lead over")}
        </button>
      )}
      <ul className="role-list">
        {[...everybody.values()]
          .filter(({ person }) => !gone.has(person))
          .map((one) => (
            <li key={one.person}>
              <span dir="auto">
                <b>{one.name}</b> <small>{functionWord(one.function)}</small>
                {lead?.person === one.person && <small> · {t("leads the room")}</small>}
              </span>
              {isFixed(one.role, one.person) ? (
                <small>{roleWord(one.role)}</small>
              ) : (
                <select
                  aria-label={t("Role of {name}", { name: one.name })}
                  value={one.role}
                  onChange={async (event) => {
                    await ask(board, "PATCH", `/people/${one.person}`, { role: event.target.value });
                    people.refresh();
                  }}
                >
                  {ROLES.map((role) => (
                    <option key={role} value={role}>
                      {roleWord(role)}
                    </option>
                  ))}
                </select>
              )}
              {!isActing && mayRemove(boot, { id: one.person, name: one.name, role: one.role }) && (
                <RemoveButton of={{ id: one.person, name: one.name, role: one.role }} />
              )}
            </li>
          ))}
      </ul>
      {removed.length > 0 && (
        <ul className="role-list" aria-label={t("Removed")}>
          {removed.map((one) => (
            <li key={one.person}>
              <span dir="auto">{t("{name} was removed", { name: one.name })}</span>
              {!isActing && (
                <button type="button" className="button" onClick={() => void letBack(one)}>
                  {t("Let back in")}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
