import { useEffect, useRef } from "react";
import { t } from "../../i18n";
import { useBoard, usePerson } from "../../shell/board";
import { Icon } from "../../shell/icons";
import { useValue } from "../../shell/value";
import { ask } from "../ask";
import { goThere, useSpotlight, viewOf } from "./spotlight";

const TELL_MS = 600;

/** Goes where the facilitator brings everybody, unless one stays; and tells where one is while others follow. */
export function SpotlightCard() {
  const board = useBoard();
  const { boot, desk } = board;
  const now = useSpotlight();
  const by = usePerson(now?.by ?? "");
  const stayed = useValue(desk.stays);
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
  const name = by?.name ?? t("Somebody");
  const ledBy = now?.follow && !isMine ? now.by : "";
  const broughtAt = now && !now.follow && !isMine && now.at !== first.current ? now.at : "";
  useEffect(() => {
    desk.led.set(ledBy);
    if (!ledBy) desk.stays.set("");
    return () => desk.led.set("");
  }, [ledBy, desk]);
  const wasLed = useRef(false);
  useEffect(() => {
    if (ledBy) desk.spoken.set(t("You follow {name} now. Escape: stay here.", { name }));
    else if (wasLed.current) desk.spoken.set(t("You follow nobody any more."));
    wasLed.current = ledBy !== "";
  }, [ledBy, name, desk]);
  useEffect(() => {
    if (broughtAt) desk.spoken.set(t("{name} brought everybody here.", { name }));
  }, [broughtAt, name, desk]);
  if (!now) return null;
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
      <button type="button" className="button" onClick={() => desk.stays.set(isStaying ? "" : now.by)}>
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
