import { useEffect } from "react";
import { t } from "../../i18n";
import { Avatar } from "../../shell/Avatar";
import { useBoard, useLanguage, usePerson, usePresence } from "../../shell/board";
import { useValue } from "../../shell/value";

/** Whom the camera follows, and the way out of it. */
export function FollowBar() {
  const following = useValue(useBoard().desk.following);
  return following ? <Following key={following} id={following} /> : null;
}

function Following({ id }: { id: string }) {
  useLanguage();
  const { desk } = useBoard();
  const person = usePerson(id);
  const isHere = usePresence().some((peer) => peer.person.id === id);
  const name = person?.name ?? t("Somebody");
  useEffect(() => {
    if (isHere) return;
    desk.following.set(null);
    desk.say(t("{name} has left. You are on your own again.", { name }));
  }, [isHere, desk, name]);
  return (
    <div className={`follow-bar fn-${person?.function ?? "management"}`}>
      <p role="status">
        {person && <Avatar of={person} size={22} />}
        <span>{t("You follow {name}", { name })}</span>
      </p>
      <button type="button" className="button is-quiet" onClick={() => desk.following.set(null)}>
        {t("Stop following")}
      </button>
    </div>
  );
}
