import { t } from "../i18n";
import { wordsBetween } from "./wordsBetween";

/** Words as they were and as they became: what is the same stands once. */
export function Typed({ before, after }: { before: string; after: string }) {
  const { head, was, is, tail } = wordsBetween(before, after);
  return (
    <span className="replay-typed" dir="auto">
      {head}
      {was && (
        <del>
          <span className="sr-only">{t("removed")}: </span>
          {was}
        </del>
      )}{" "}
      {is && (
        <ins>
          <span className="sr-only">{t("added")}: </span>
          {is}
        </ins>
      )}
      {tail}
    </span>
  );
}
