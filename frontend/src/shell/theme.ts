import { Value } from "./value";

export type Theme = "system" | "light" | "dark" | "contrast";
const THEMES: readonly Theme[] = ["system", "light", "dark", "contrast"];
const KEY = "theme";

export const theme = new Value<Theme>(stored());

/** Absent means: as the system says. */
export function setTheme(next: Theme): void {
  theme.set(next);
  if (next === "system") {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem(KEY);
  } else {
    document.documentElement.dataset.theme = next;
    localStorage.setItem(KEY, next);
  }
}

function stored(): Theme {
  const kept = localStorage.getItem(KEY) as Theme | null;
  return kept && THEMES.includes(kept) ? kept : "system";
}
