import { useId } from "react";
import { t, tn } from "../i18n";
import { useLanguage } from "../shell/board";
import { Icon } from "../shell/icons";
import { usePart, useValue } from "../shell/value";
import { ChangeItem } from "./ChangeItem";
import { toldUpTo } from "./player";
import { useReplay } from "./replay";

const SHOWN = 60;

/** What happened up to the moment that is shown, the newest first: as the filter asks for it. */
export function Changes({ onClose }: { onClose: () => void }) {
  useLanguage();
  const { player } = useReplay();
  const id = useId();
  const told = useValue(player.told);
  const asked = useValue(player.asked);
  const isRead = useValue(player.isRead);
  const done = usePart(player.moment, (moment) => toldUpTo(told, moment));
  const shown = told.slice(Math.max(0, done - SHOWN), done).reverse();
  return (
    <aside className="replay-changes" aria-labelledby={id}>
      <header>
        <h2 id={id}>{t("What changed")}</h2>
        <p>{tn("{n} change so far", "{n} changes so far", done)}</p>
        <button type="button" className="button is-quiet is-square" aria-label={t("Close")} onClick={onClose}>
          <Icon name="close" size={18} />
        </button>
      </header>
      {!isRead && <p className="past-note">{t("The film is still being read…")}</p>}
      {shown.length === 0 && isRead && (
        <p className="past-note">
          {asked ? t("Nothing that the filter asks for has happened yet.") : t("Nothing has happened yet.")}
        </p>
      )}
      <ol>
        {shown.map((happening, index) => (
          <ChangeItem key={happening.id} happening={happening} isNewest={index === 0} />
        ))}
      </ol>
      {done > shown.length && (
        <p className="past-note">
          {tn("{n} earlier change is not listed", "{n} earlier changes are not listed", done - shown.length)}
        </p>
      )}
    </aside>
  );
}
