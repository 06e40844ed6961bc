import { t } from "../../i18n";
import { useBoard, useCanEdit, useLanguage } from "../board";
import { Icon } from "../icons";
import { CompareButton } from "./CompareButton";
import { FilterMenu } from "./FilterMenu";
import { LensTabs } from "./LensTabs";
import { RemovedButton } from "./RemovedButton";
import { ReplayLink } from "./ReplayLink";
import { SearchBox } from "./SearchBox";
import { SinceYouLeft } from "./SinceYouLeft";

/** The lenses, one tab each; and what all of them share: the search, the filter and the keys. */
export function LensBar() {
  useLanguage();
  const { desk } = useBoard();
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
