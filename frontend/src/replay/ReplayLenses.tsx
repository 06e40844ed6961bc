import { t } from "../i18n";
import { FilterMenu } from "../shell/bar/FilterMenu";
import { KeysButton } from "../shell/bar/KeysButton";
import { LensTabs } from "../shell/bar/LensTabs";
import { SearchBox } from "../shell/bar/SearchBox";
import { useLanguage } from "../shell/board";

/** The lenses; the search in what is shown; and the filter, of the pieces and of what is told. */
export function ReplayLenses() {
  useLanguage();
  return (
    <section className="lens-bar" aria-label={t("Ways of looking at the board")}>
      <LensTabs />
      <SearchBox />
      <FilterMenu />
      <KeysButton />
    </section>
  );
}
