import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  define: { "process.env.IS_PREACT": JSON.stringify("false") },
  build: { rollupOptions: { input: "excalidraw.html" }, chunkSizeWarningLimit: 20000 },
});
