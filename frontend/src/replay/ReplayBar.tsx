import { t } from "../i18n";
import { LanguageMenu } from "../shell/bar/LanguageMenu";
import { StageBit } from "../shell/bar/StageBit";
import { ThemeMenu } from "../shell/bar/ThemeMenu";
import { useBoard, useLanguage } from "../shell/board";
import { Icon } from "../shell/icons";
import { Logo } from "../shell/Logo";

/** Whose workshop it was, where it stood at the moment that is shown, and the way back. */
export function ReplayBar() {
  useLanguage();
  const { boot } = useBoard();
  return (
    <header className="top-bar">
      <a className="top-home" href="/" aria-label={t("Home")} title={t("Home")}>
        <Logo size={26} />
      </a>
      <div className="top-names">
        <h1>{boot.board.account}</h1>
        <span>{t("Replay: {board}", { board: boot.board.name })}</span>
      </div>
      <StageBit />
      <span className="top-space" />
      <LanguageMenu />
      <ThemeMenu />
      <a className="button replay-back" href={`/boards/${boot.board.id}`} aria-label={t("Back to the board")}>
        <Icon name="back" />
        <span>{t("Back to the board")}</span>
      </a>
    </header>
  );
}
