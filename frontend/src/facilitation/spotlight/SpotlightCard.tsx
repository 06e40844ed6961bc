import { useEffect, useRef, useState } from "react";
import { t } from "../../i18n";
import { useBoard, usePerson } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { ask } from "../ask";
import { goThere, useSpotlight, viewOf } from "./spotlight";

const TELL_MS = 600;

/** Goes where the facilitator brings everybody, unless one stays; and tells where one is while others follow. */
export function SpotlightCard() {
  const board = useBoard();
  const { boot, desk } = board;
  const now = useSpotlight();
  const by = usePerson(now?.by ?? "");
  const [stayed, setStayed] = useState("");
  const first = useRef(now?.at);
  const isMine = now?.by === boot.me.person;
  const isStaying = stayed !== "" && stayed === now?.by;
  useLeading(isMine && (now?.follow ?? false));
  useEffect(() => {
    if (!now || isMine || isStaying) return;
    // Who comes later follows, but is not torn away by a call that is over.
    if (!now.follow && now.at === first.current) return;
    goThere(board, now);
  }, [board, now, isMine, isStaying]);
  const [name, follow] = [by?.name ?? t("Somebody"), now?.follow];
  useEffect(() => {
    if (follow !== undefined && !isMine)
      desk.spoken.set(follow ? t("You follow {name} now.", { name }) : t("{name} brought everybody here.", { name }));
  }, [follow, isMine, name, desk]);
  if (!now) {
    if (stayed) setStayed("");
    return null;
  }
  if (isMine && now.follow)
    return (
      <article className="underway-card is-slim">
        <p>
          <Icon name="target" size={15} /> {t("Everybody follows you.")}
        </p>
        <button type="button" className="button" onClick={() => void ask(board, "DELETE", "/spotlight")}>
          {t("Let go")}
        </button>
      </article>
    );
  if (isMine || !now.follow) return null;
  return (
    <article className="underway-card is-slim">
      <p dir="auto">
        <Icon name="target" size={15} />{" "}
        {isStaying ? t("{name} leads everybody; you stay here.", { name }) : t("You follow {name}.", { name })}
      </p>
      <button type="button" className="button" onClick={() => setStayed(isStaying ? "" : now.by)}>
        {isStaying ? t("Follow") : t("Stay here")}
      </button>
    </article>
  );
}

function useLeading(leads: boolean): void {
  const board = useBoard();
  useEffect(() => {
    if (!leads) return;
    let last = "";
    const tell = () => {
      if (document.hidden) return; // of several tabs the one that is looked at leads
      const wanted = { lens: board.desk.lens.get(), view: viewOf(board) };
      const now = JSON.stringify(wanted);
      if (now === last) return;
      last = now;
      // Let go, or led by somebody else meanwhile: the stage says so in the same moment.
      void ask(board, "PATCH", "/spotlight", wanted, { quietly: ["moved-on", "offline"] });
    };
    const timer = setInterval(tell, TELL_MS);
    return () => clearInterval(timer);
  }, [board, leads]);
}
