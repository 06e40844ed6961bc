import { t } from "../../i18n";
import { usePiece } from "../../shell/board";
import { Icon } from "../../shell/icons";
import type { EventCard } from "../cards/card";
import { PieceName } from "../PieceName";
import { TimeLeft } from "../TimeLeft";

/** What happened, and what becomes of each piece that it touches. */
export function ScreenCard({ card }: { card: EventCard }) {
  return (
    <article>
      <p>
        <span>
          <Icon name="event" size={24} /> {t("Something unexpected")}
        </span>{" "}
        <TimeLeft until={card.played?.ends_at} />
      </p>
      <h2 dir="auto">{card.title}</h2>
      <ul className="screen-checks">
        {card.played?.affected.map((id) => (
          <Check key={id} id={id} />
        ))}
      </ul>
    </article>
  );
}

function Check({ id }: { id: string }) {
  const review = String(usePiece(id)?.fields.review ?? "");
  const words: Readonly<Record<string, string>> = {
    still_relevant: t("Still relevant"),
    change: t("Change"),
    stop: t("Stop"),
  };
  return (
    <li>
      <PieceName id={id} /> <b>{words[review] ?? t("To check again")}</b>
    </li>
  );
}
