import { ZONES, type Zone } from "../../board/schema.gen";

export type ZoneColours = { plate: string; fill: string; line: string; solid: string; on: string; text: string };
export type Palette = { zones: Record<Zone, ZoneColours>; wire: string; text: string; accent: string; font: string };

const SYSTEM = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"];
const known = new Map<string, Palette>();

/** The tokens a canvas needs. Asking the style sheet lays out the page: once a theme is enough. */
export function readPalette(): Palette {
  const theme = [document.documentElement.dataset.theme, ...SYSTEM.map((query) => matchMedia(query).matches)].join();
  const palette = known.get(theme) ?? askStyles();
  known.set(theme, palette);
  return palette;
}

// A canvas knows no custom properties.
function askStyles(): Palette {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  const zones = Object.fromEntries(
    ZONES.map((zone) => [
      zone,
      {
        plate: token(`--zone-${zone}-plate`),
        fill: token(`--zone-${zone}-fill`),
        line: token(`--zone-${zone}-line`),
        solid: token(`--zone-${zone}-solid`),
        on: token(`--zone-${zone}-on`),
        text: token(`--zone-${zone}-text`),
      },
    ]),
  ) as Record<Zone, ZoneColours>;
  return { zones, wire: token("--text-3"), text: token("--text"), accent: token("--accent"), font: token("--font") };
}

/** Calls back when the person or their system changes the theme. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const queries = SYSTEM.map((query) => matchMedia(query));
  for (const query of queries) query.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    for (const query of queries) query.removeEventListener("change", changed);
  };
}
