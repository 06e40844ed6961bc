import { useState } from "react";
import { ZONES, type Zone } from "../../board/schema.gen";
import { t, tn } from "../../i18n";
import { useBoard, useModel } from "../../shell/board";
import { useStage } from "../../shell/stage";
import { useValue } from "../../shell/value";
import { zoneWord } from "../../shell/words";
import { useNow } from "../../shell/workshop";
import { ask } from "../ask";
import { NumberField } from "../NumberField";
import { goToZone } from "./goToZone";
import { TeamTimer } from "./TeamTimer";
import { type Team, useTeams } from "./team";
import { teamName } from "./teamName";

/** Sends teams out, looks after them, and calls them back. */
export function TeamsForm() {
  const teams = useTeams();
  return teams.length > 0 ? <TeamsOut teams={teams} /> : <SendOut />;
}

function SendOut() {
  const board = useBoard();
  const [by, setBy] = useState<"even" | "function">("even");
  const [zones, setZones] = useState<readonly Zone[]>(["strategy", "stakeholders"]);
  const [minutes, setMinutes] = useState(15);
  return (
    <form
      className="tool-form"
      onSubmit={(event) => {
        event.preventDefault();
        void ask(board, "POST", "/teams", { by, zones, ...(minutes > 0 && { seconds: minutes * 60 }) });
      }}
    >
      <fieldset className="tool-choices">
        <legend>{t("How they are made")}</legend>
        <label className="is-row">
          <input type="radio" name="teams-by" checked={by === "even"} onChange={() => setBy("even")} />
          {t("Mixed: many functions in each")}
        </label>
        <label className="is-row">
          <input type="radio" name="teams-by" checked={by === "function"} onChange={() => setBy("function")} />
          {t("One for each function")}
        </label>
      </fieldset>
      <fieldset className="tool-choices">
        <legend>{t("At which zones")}</legend>
        {ZONES.map((zone) => (
          <label key={zone} className="is-row">
            <input
              type="checkbox"
              checked={zones.includes(zone)}
              onChange={(event) =>
                setZones(event.target.checked ? [...zones, zone] : zones.filter((one) => one !== zone))
              }
            />
            {zoneWord(zone)}
          </label>
        ))}
      </fieldset>
      <NumberField label={t("Minutes (0: no timer)")} min={0} max={240} value={minutes} onChange={setMinutes} />
      <p className="tool-note">{t("Teams open nothing that the stage does not open.")}</p>
      <button type="submit" className="button is-primary" disabled={zones.length === 0}>
        {t("Send the teams out")}
      </button>
    </form>
  );
}

function TeamsOut({ teams }: { teams: readonly Team[] }) {
  const board = useBoard();
  const everybody = useValue(board.people.everybody);
  const [ready, now] = [useStage("ready"), useNow()];
  const model = useModel();
  const piecesOf = (team: Team) =>
    model.ids().filter((id) => {
      const piece = model.piece(id);
      return piece?.zone === team.zone && team.people.includes(piece.by);
    }).length;
  return (
    <div className="tool-form">
      <ul className="role-list">
        {teams.map((team) => (
          <li key={team.id} className="team-out">
            <span dir="auto">
              <b>
                {teamName(team.name)} · {zoneWord(team.zone)}
              </b>{" "}
              <TeamTimer timer={team.timer} />
              <small>
                {team.people.map((id) => everybody.get(id)?.name ?? t("Somebody")).join(", ")} ·{" "}
                {tn("{n} piece", "{n} pieces", piecesOf(team))} ·{" "}
                {t("{n} of {all} ready", {
                  n: team.people.filter((id) => now && String(ready[id] ?? "") >= now.at).length,
                  all: team.people.length,
                })}
              </small>
            </span>
            {team.timer && (
              <button
                type="button"
                className="button"
                onClick={() => void ask(board, "PATCH", `/teams/${team.id}`, { add_seconds: 60 })}
              >
                +1 <span className="sr-only">{t("One minute more for {team}", { team: teamName(team.name) })}</span>
              </button>
            )}
            <button type="button" className="button" onClick={() => goToZone(board, team.zone)}>
              {t("Go there")}
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="button is-primary" onClick={() => void ask(board, "DELETE", "/teams")}>
        {t("Come back together")}
      </button>
    </div>
  );
}
