import { setMessages, t } from "../../i18n";
import { type Board, useBoard, useLanguage } from "../board";
import { Icon } from "../icons";
import { Menu } from "../Menu";

export function LanguageMenu() {
  const board = useBoard();
  const current = useLanguage();
  const items = board.boot.languages.map((id) => ({
    id,
    word:
      new Intl.DisplayNames([id], { type: "language" }).of(id)?.replace(/^\p{L}/u, (letter) => letter.toUpperCase()) ??
      id,
    checked: id === current,
    run: () => void speak(board, id),
  }));
  return (
    <Menu label={t("Language")} className="button is-quiet" align="end" groups={[{ items }]}>
      <Icon name="globe" size={17} />
      <span>{current.toUpperCase()}</span>
    </Menu>
  );
}

async function speak({ desk }: Board, language: string): Promise<void> {
  try {
    const answer = await fetch(`/locale/${language}.json`);
    if (!answer.ok) throw new Error(String(answer.status));
    setMessages(language, await answer.json());
    document.documentElement.lang = language;
    await fetch("/api/me", {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ language }),
    });
  } catch {
    desk.say(t("The language could not be changed. Try again when you are connected."));
  }
}
