import { useState } from "react";
import { t } from "../../i18n";
import { VoteResult } from "./VoteResult";
import { useVotes } from "./vote";

/** Votes that are closed: their results are found here when their card was put away. */
export function PastVotes() {
  const votes = useVotes();
  const [open, setOpen] = useState("");
  const past = votes.filter((vote) => vote.closed_at);
  const shown = past.find(({ id }) => id === open);
  if (past.length === 0) return null;
  if (shown)
    return <VoteResult vote={shown} first={votes.find(({ id }) => id === shown.of)} onAway={() => setOpen("")} />;
  return (
    <details>
      <summary>{t("Earlier votes")}</summary>
      <ul className="past-questions">
        {past.map(({ id, question }) => (
          <li key={id}>
            <button type="button" className="button is-quiet" dir="auto" onClick={() => setOpen(id)}>
              {question}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
