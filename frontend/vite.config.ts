import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

// Two entries: the live board (React) and the few lines of script and style the server-rendered pages share.
export default defineConfig({
  base: "/static/dist/",
  plugins: [themes(), react()],
  build: {
    outDir: "../app/pages/static/dist",
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    chunkSizeWarningLimit: 800, // kB before compression; the promise is 250 kB of gzip, held by a test
    rollupOptions: { input: { board: "src/main.tsx", pages: "src/pages/pages.ts" } },
  },
  test: { include: ["tests/**/*.test.ts"], environment: "node" },
});

/** The themes a person may choose, or their system may ask for: the file that holds each one, and what the system says. */
const ASKED_FOR: Readonly<Record<string, string>> = {
  "tokens-dark.css": "(prefers-color-scheme: dark)",
  "tokens-contrast.css": "(prefers-contrast: more)",
};
const CHOSEN = /\[data-theme="\w+"\] (\{[^}]*\})/;

/** Each theme is written once, as it is chosen; what the system asks for becomes the same while nothing is chosen. */
function themes(): Plugin {
  return {
    name: "puzzleboard-themes",
    enforce: "pre",
    transform(code, id) {
      const query = ASKED_FOR[id.split("/").at(-1) ?? ""];
      if (!query) return undefined;
      const tokens = CHOSEN.exec(code)?.[1];
      if (!tokens) throw new Error(`${id} has no theme in it`);
      return { code: `${code}\n@media ${query} {\n  :root:not([data-theme]) ${tokens}\n}\n`, map: null };
    },
  };
}
