// Before the first paint: the theme somebody chose here, else high contrast where the system asks for it.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("theme");
  } catch {
    // Storage is switched off: the system's theme is used.
  }
  if (theme !== "light" && theme !== "dark" && theme !== "contrast") {
    theme = matchMedia("(prefers-contrast: more)").matches ? "contrast" : null;
  }
  if (theme) document.documentElement.dataset.theme = theme;
})();
