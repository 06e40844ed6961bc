import { t } from "../i18n";
import { FilterMenu } from "../shell/bar/FilterMenu";
import { LensTabs } from "../shell/bar/LensTabs";
import { SearchBox } from "../shell/bar/SearchBox";
import { useBoard, useLanguage } from "../shell/board";
import { Icon } from "../shell/icons";

/** The lenses; the search in what is shown; and the filter, of the pieces and of what is told. */
export function ReplayLenses() {
  useLanguage();
  const { desk } = useBoard();
  return (
    <section className="lens-bar" aria-label={t("Ways of looking at the board")}>
      <LensTabs />
      <SearchBox />
      <FilterMenu />
      <button
        type="button"
        className="button is-quiet is-square keys-button"
        aria-label={t("Keys")}
        title={`${t("Keys")} (?)`}
        onClick={() => desk.keysShown.set(true)}
      >
        <Icon name="keyboard" size={18} />
      </button>
    </section>
  );
}
