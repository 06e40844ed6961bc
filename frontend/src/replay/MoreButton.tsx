import { useState } from "react";
import { tn } from "../i18n";
import { useReplay } from "./replay";
import { useMore } from "./useMore";

/** The board goes on while somebody watches: from here one sees that, too. */
export function MoreButton() {
  const { readOn } = useReplay();
  const more = useMore();
  const [isBusy, setBusy] = useState(false);
  if (more <= 0) return null;
  const press = () => {
    if (isBusy) return;
    setBusy(true);
    void readOn().finally(() => setBusy(false));
  };
  return (
    <button type="button" className="button is-quiet timeline-more" aria-disabled={isBusy} onClick={press}>
      {tn("{n} more edit since: read on", "{n} more edits since: read on", more)}
    </button>
  );
}
