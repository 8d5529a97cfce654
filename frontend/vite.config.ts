import locales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The representatives' portal. The pay page has its own build, because it ships as one file. */
export default defineConfig({
  plugins: [react(), { ...locales.vite({ locales: ["en-US", "sv-SE", "pl-PL"] }), enforce: "pre" }],
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:8000", "/local": "http://127.0.0.1:8000" } },
  build: { manifest: true, target: "es2022", cssTarget: ["chrome123", "firefox120", "safari17.5"], sourcemap: false },
  test: {
    environment: "happy-dom",
    // Tests share a window: a file that is fetched by a link must not take it to another site.
    environmentOptions: { happyDOM: { settings: { navigation: { disableMainFrameNavigation: true, disableFallbackToSetURL: true } } } },
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    pool: "threads",
    maxWorkers: 2,
    isolate: false,
    testTimeout: 45_000,
  },
});
