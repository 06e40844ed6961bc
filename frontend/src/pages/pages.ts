/** The few lines of script the server-rendered pages share. Every page works without them. */

import "../styles/tokens.css";
import "../styles/tokens-dark.css";
import "../styles/tokens-contrast.css";
import "./pages.css";

const THEMES = ["light", "dark", "contrast"];
const SENDING_MS = 5_000; // longer than an answer takes, short enough to try again after one that never came

for (const menu of document.querySelectorAll<HTMLElement>("[data-theme-menu]")) {
  menu.hidden = false;
  for (const button of menu.querySelectorAll<HTMLButtonElement>("[data-choose-theme]")) {
    button.addEventListener("click", () => {
      chooseTheme(button.dataset.chooseTheme ?? "");
      menu.removeAttribute("open");
      menu.querySelector("summary")?.focus();
    });
  }
}
markTheme();

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => void copy(button));
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// The server knows nobody's clock and says its own; a browser tells the moment by the clock of whoever reads it.
const clock = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "numeric",
  minute: "2-digit",
});
for (const el of document.querySelectorAll<HTMLElement>("[data-moment]")) {
  const moment = new Date(el.dataset.moment ?? "");
  const said = el.dataset.said ?? "";
  if (said && !Number.isNaN(moment.getTime()))
    el.textContent = el.textContent?.replace(said, clock.format(moment)) ?? "";
}

// Where there are keys: on a phone the keyboard would cover what the page says first.
if (window.matchMedia("(pointer: fine)").matches) (find("main [aria-invalid]") ?? find("main [data-begins]"))?.focus();

// Whoever taps twice joins once.
document.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (form.dataset.sent !== undefined) event.preventDefault();
  form.dataset.sent = "";
  window.setTimeout(() => delete form.dataset.sent, SENDING_MS);
});

document.addEventListener("click", (event) => {
  for (const menu of openMenus()) if (!menu.contains(event.target as Node)) menu.removeAttribute("open");
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of openMenus()) {
    menu.removeAttribute("open");
    if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
  }
});

function find(selector: string): HTMLElement | null {
  return document.querySelector(selector);
}

function openMenus(): NodeListOf<HTMLElement> {
  return document.querySelectorAll("details.menu[open]");
}

function chooseTheme(theme: string): void {
  try {
    if (THEMES.includes(theme)) localStorage.setItem("theme", theme);
    else localStorage.removeItem("theme");
  } catch {
    // Storage is switched off: the choice holds for this page only.
  }
  if (THEMES.includes(theme)) document.documentElement.dataset.theme = theme;
  else document.documentElement.removeAttribute("data-theme");
  markTheme();
}

function markTheme(): void {
  const theme = document.documentElement.dataset.theme ?? "";
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-choose-theme]")) {
    if (button.dataset.chooseTheme === theme) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const input = document.getElementById(button.dataset.copy ?? "") as HTMLInputElement;
  input.select();
  try {
    await navigator.clipboard.writeText(input.value);
  } catch {
    // Without a secure address there is no clipboard API; the older command still copies the selection.
    if (!document.execCommand("copy")) return;
  }
  const label = button.querySelector("span") as HTMLElement;
  const before = label.textContent;
  label.textContent = button.dataset.copied ?? before;
  window.setTimeout(() => {
    label.textContent = before;
  }, 2_000);
}
