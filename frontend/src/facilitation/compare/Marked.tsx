import { t } from "../../i18n";
import type { Mark } from "./comparison";

/** A text with what was taken out and put in: struck, underlined, and said. */
export function Marked({ marks }: { marks: readonly Mark[] }) {
  return (
    <p className="compare-words" dir="auto">
      {marks.map(({ sort, words }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: nothing moves, and words come more than once
        if (sort === "same") return <span key={index}>{words}</span>;
        const Tag = sort === "out" ? "del" : "ins";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Tag key={index}>
            <span className="sr-only">{sort === "out" ? t("removed:") : t("added:")} </span>
            {words}
            <span className="sr-only">{t("end of the change")}</span>
          </Tag>
        );
      })}
    </p>
  );
}
