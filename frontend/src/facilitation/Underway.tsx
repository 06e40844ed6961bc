import { useEffect, useRef } from "react";
import { t } from "../i18n";
import { useLanguage } from "../shell/board";
import { UNDERWAY_PARTS } from "./underwayParts";
import { useKeptFocus } from "./useKeptFocus";

/** What goes on in the room. Empty, it takes no place and no focus. */
export default function Underway() {
  useLanguage();
  const root = useRef<HTMLElement>(null);
  useKeptFocus(root);
  useEffect(() => {
    const [here, canvas] = [root.current, root.current?.closest<HTMLElement>(".table-canvas")];
    if (!here || !canvas) return;
    // On a phone what lies below starts below: nothing that is written in is covered.
    const watch = new ResizeObserver(() => canvas.style.setProperty("--underway-h", `${here.offsetHeight}px`));
    watch.observe(here);
    return () => watch.disconnect();
  }, []);
  return (
    <section ref={root} className="underway" id="underway" aria-label={t("What goes on")}>
      {UNDERWAY_PARTS.map(({ name, Component }) => (
        <Component key={name} />
      ))}
    </section>
  );
}
