import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Two entries: the live board (React) and the few lines of script and style the server-rendered pages share.
export default defineConfig({
  base: "/static/dist/",
  plugins: [react()],
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
