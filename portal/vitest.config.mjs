import path from "node:path";

import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  resolve: {
    alias: {
      "@orchestrator/site": path.join(import.meta.dirname, "src/lib/site.sample.ts"),
      // Next.js provides it; outside of its bundler it is an empty module.
      "server-only": path.join(import.meta.dirname, "tests/server-only.ts"),
    },
  },
  test: {
    name: "portal",
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    restoreMocks: true,
    // Two cores may be shared with builds and databases.
    testTimeout: 20_000,
  },
});
