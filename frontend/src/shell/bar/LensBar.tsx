import { t } from "../../i18n";
import { useCanEdit, useLanguage } from "../board";
import { Icon } from "../icons";
import { CompareButton } from "./CompareButton";
import { FilterMenu } from "./FilterMenu";
import { KeysButton } from "./KeysButton";
import { LensTabs } from "./LensTabs";
import { RemovedButton } from "./RemovedButton";
import { ReplayLink } from "./ReplayLink";
import { SearchBox } from "./SearchBox";
import { SinceYouLeft } from "./SinceYouLeft";

/** The lenses, one tab each; and what all of them share: the search, the filter and the keys. */
export function LensBar() {
  useLanguage();
  const editable = useCanEdit();
  return (
    <section className="lens-bar" aria-label={t("Ways of looking at the board")}>
      <LensTabs />
      {!editable && (
        <p className="watching">
          <Icon name="eye" /> {t("You are watching")}
        </p>
      )}
      <SearchBox />
      <FilterMenu />
      <RemovedButton />
      <CompareButton />
      <ReplayLink />
      <SinceYouLeft />
      <KeysButton />
    </section>
  );
}
