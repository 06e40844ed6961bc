import { t } from "../../i18n";
import type { News } from "./news";
import { ScreenCard } from "./ScreenCard";
import { ScreenPoll } from "./ScreenPoll";
import { ScreenRound } from "./ScreenRound";
import { ScreenVote } from "./ScreenVote";

/** What goes on in the room, beside the board: to read, with nothing to press. */
export function ScreenNews({ news: { vote, round, cards, poll } }: { news: News }) {
  if (!vote && !round && !poll && cards.length === 0) return null;
  return (
    <section className="screen-news" aria-label={t("What goes on")} inert>
      {cards.map((card) => (
        <ScreenCard key={card.id} card={card} />
      ))}
      {poll && <ScreenPoll of={poll} />}
      {vote && <ScreenVote vote={vote} />}
      {round && <ScreenRound round={round} />}
    </section>
  );
}
