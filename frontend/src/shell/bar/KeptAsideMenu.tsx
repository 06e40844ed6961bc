import { useSyncExternalStore } from "react";
import { t, tn } from "../../i18n";
import { useBoard } from "../board";
import { clock } from "../clock";
import { Icon } from "../icons";
import { Menu } from "../Menu";

const SHOWN = 160;

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
  const groups = kept.map((change) => ({
    title: `${clock(change.at)} · ${[reasonOf(change.code), beginning(change.text)].filter(Boolean).join(" ")}`,
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

/** Why it was not placed, where a person can do something about it. */
function reasonOf(code: string): string {
  switch (code) {
    case "piece-gone":
      return t("The piece was removed meanwhile:");
    case "archived":
      return t("The board was archived:");
    case "role":
      return t("You may only watch this board:");
    case "text-too-long":
    case "too-big":
      return t("It was too long:");
    default:
      return "";
  }
}

function beginning(text: string): string {
  const words = text || t("a change without words");
  return words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()}…` : words;
}
