import { t } from "../../i18n";
import { useBoard, useCanEdit, useLanguage } from "../board";
import { Icon } from "../icons";
import { LENSES, lensWord } from "../lens";
import { useValue } from "../value";
import { CompareButton } from "./CompareButton";
import { FilterMenu } from "./FilterMenu";
import { RemovedButton } from "./RemovedButton";
import { SearchBox } from "./SearchBox";
import { SinceYouLeft } from "./SinceYouLeft";

/** The lenses, one tab each; and what all of them share: the search, the filter and the keys. */
export function LensBar() {
  useLanguage();
  const { desk } = useBoard();
  const editable = useCanEdit();
  const shown = useValue(desk.lens);
  return (
    <section className="lens-bar" aria-label={t("Ways of looking at the board")}>
      <nav className="lens-tabs" aria-label={t("Lenses")}>
        {LENSES.map((lens) => (
          <button
            key={lens}
            type="button"
            aria-current={lens === shown ? "page" : undefined}
            // Where the tabs scroll, the one that is open is in sight.
            ref={lens === shown ? (el) => el?.scrollIntoView?.({ block: "nearest", inline: "nearest" }) : undefined}
            onClick={() => desk.look(lens)}
          >
            {lensWord(lens)}
          </button>
        ))}
      </nav>
      {!editable && (
        <p className="watching">
          <Icon name="eye" /> {t("You are watching")}
        </p>
      )}
      <SearchBox />
      <FilterMenu />
      <RemovedButton />
      <CompareButton />
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
