import { t } from "../../i18n";
import { useBoard, useLanguage } from "../board";
import { LENSES, lensWord } from "../lens";
import { useValue } from "../value";

/** The lenses, one tab each. */
export function LensTabs() {
  useLanguage();
  const { desk } = useBoard();
  const shown = useValue(desk.lens);
  return (
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
  );
}
