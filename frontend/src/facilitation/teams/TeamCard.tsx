import { useEffect } from "react";
import { t } from "../../i18n";
import { useBoard } from "../../shell/board";
import { useValue } from "../../shell/value";
import { zoneWord } from "../../shell/words";
import { goToZone } from "./goToZone";
import { TeamTimer } from "./TeamTimer";
import { useTeams } from "./team";
import { teamName } from "./teamName";

/** One's own team: with whom, where, and how long. */
export function TeamCard() {
  const board = useBoard();
  const { boot, desk, people } = board;
  const everybody = useValue(people.everybody);
  const team = useTeams().find((one) => one.people.includes(boot.me.person));
  const [id, zone] = [team?.id, team?.zone];
  useEffect(() => {
    if (id && zone) desk.spoken.set(t("You are in a team now, at {zone}.", { zone: zoneWord(zone) }));
  }, [id, zone, desk]);
  if (!team) return null;
  const others = team.people.flatMap((person) =>
    person === boot.me.person ? [] : (everybody.get(person)?.name ?? []),
  );
  return (
    <article className="underway-card" aria-labelledby="team-card">
      <header>
        <p>
          {t("Your team")} <TeamTimer timer={team.timer} />
        </p>
      </header>
      <h3 id="team-card" dir="auto">
        {teamName(team.name)} · {zoneWord(team.zone)}
      </h3>
      <p dir="auto">
        {others.length > 0 ? t("With {names}", { names: others.join(", ") }) : t("You are alone in it.")}
      </p>
      <button type="button" className="button" onClick={() => goToZone(board, team.zone)}>
        {t("Take me to our zone")}
      </button>
    </article>
  );
}
