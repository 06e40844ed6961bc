import { t } from "../i18n";
import { useLanguage } from "../shell/board";
import { UNDERWAY_PARTS } from "./underwayParts";

/** What goes on in the room. Empty, it takes no place and no focus. */
export default function Underway() {
  useLanguage();
  return (
    <section className="underway" id="underway" aria-label={t("What goes on")}>
      {UNDERWAY_PARTS.map(({ name, Component }) => (
        <Component key={name} />
      ))}
    </section>
  );
}
