import { useSyncExternalStore } from "react";
import { language, t, tn } from "../../i18n";
import { useBoard } from "../board";
import { Icon } from "../icons";
import { Menu } from "../Menu";

/** What the server refused is kept here with its words: nothing somebody wrote disappears without being seen. */
export function KeptAsideMenu() {
  const { session, desk } = useBoard();
  const kept = useSyncExternalStore(session.onKeptAside, session.keptAside);
  if (kept.length === 0) return null;
  const words = tn(
    "{n} change could not be placed. It waits here.",
    "{n} changes could not be placed. They wait here.",
    kept.length,
  );
  const time = new Intl.DateTimeFormat(language(), { hour: "2-digit", minute: "2-digit" });
  const groups = kept.map((change) => ({
    title: `${time.format(change.at)} · ${change.text || t("a change without words")}`,
    items: [
      ...(change.text
        ? [
            {
              id: `again-${change.id}`,
              word: t("Place again"),
              icon: "up" as const,
              run: () => {
                desk.draft.set(change.text);
                document.getElementById("composer-text")?.focus();
                session.dismissAside(change.id);
              },
            },
          ]
        : []),
      {
        id: `drop-${change.id}`,
        word: t("Let it go"),
        icon: "close" as const,
        run: () => session.dismissAside(change.id),
      },
    ],
  }));
  return (
    <Menu label={words} className="button is-warn" align="end" groups={groups}>
      <Icon name="tray" size={17} />
      <span>{tn("{n} not placed", "{n} not placed", kept.length)}</span>
    </Menu>
  );
}
