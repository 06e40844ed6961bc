import { t } from "../../i18n";
import { useBoard, useCanEdit, useLanguage } from "../board";
import { Icon } from "../icons";
import { Logo } from "../Logo";
import { ConsoleButton } from "./ConsoleButton";
import { KeptAsideMenu } from "./KeptAsideMenu";
import { LanguageMenu } from "./LanguageMenu";
import { PeopleHere } from "./PeopleHere";
import { SavedState } from "./SavedState";
import { ThemeMenu } from "./ThemeMenu";
import { UndoButtons } from "./UndoButtons";

export function TopBar() {
  useLanguage();
  const { boot } = useBoard();
  const editable = useCanEdit();
  return (
    <header className="top-bar">
      <a className="top-home" href="/" aria-label={t("Home")} title={t("Home")}>
        <Logo size={26} />
      </a>
      <div className="top-names">
        <h1>{boot.board.account}</h1>
        <span>{boot.board.name}</span>
      </div>
      {editable && <UndoButtons />}
      <span className="top-space" />
      <KeptAsideMenu />
      <PeopleHere />
      <span className="top-line" />
      <SavedState />
      <LanguageMenu />
      <ThemeMenu />
      {boot.can_host && <ConsoleButton />}
      {boot.can_host && (
        <a className="button top-invite" href={`/boards/${boot.board.id}/invites`} aria-label={t("Invite")}>
          <Icon name="share" />
          <span>{t("Invite")}</span>
        </a>
      )}
    </header>
  );
}
