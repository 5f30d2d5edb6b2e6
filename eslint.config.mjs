/** Rules for the web side. The zones are the house's floors: `lib, ui -> features -> pages`; no feature imports another. */
import { readdirSync } from "node:fs";
import path from "node:path";

import next from "@next/eslint-plugin-next";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import hooks from "eslint-plugin-react-hooks";
import typescript from "typescript-eslint";

const SRC = "./portal/src";
const FEATURES = path.join(import.meta.dirname, "portal/src/features");

const noFeatureImportsAnother = readdirSync(FEATURES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({
    target: `${SRC}/features/${name}`,
    from: `${SRC}/features`,
    except: [`./${name}`],
    message: "A feature never imports another: compose them in a page, or move the shared part down to lib or ui.",
  }));

const zones = [
  { target: `${SRC}/api`, from: [`${SRC}/lib`, `${SRC}/ui`, `${SRC}/features`, `${SRC}/pages`], message: "api is generated." },
  { target: `${SRC}/lib`, from: [`${SRC}/ui`, `${SRC}/features`, `${SRC}/pages`], message: "lib is the lowest floor." },
  { target: `${SRC}/ui`, from: [`${SRC}/features`, `${SRC}/pages`], message: "ui knows no business." },
  { target: `${SRC}/features`, from: `${SRC}/pages`, message: "Pages compose features, not the other way round." },
  { target: SRC, from: "./sites", message: "The package knows no site." },
  ...noFeatureImportsAnother,
];

export default typescript.config(
  { ignores: ["**/.next/**", "**/node_modules/**", "**/next-env.d.ts", "portal/src/api/schema.d.ts", "**/.venv/**", ".data/**"] },
  typescript.configs.recommended,
  {
    files: ["portal/**/*.{ts,tsx,mjs}", "sites/*/web/**/*.{ts,tsx,mjs}"],
    plugins: { "import-x": importX, "react-hooks": hooks, "@next/next": next },
    settings: {
      "import-x/resolver-next": [createTypeScriptImportResolver({ project: ["portal/tsconfig.json", "sites/*/web/tsconfig.json"], noWarnOnMultipleProjects: true })],
    },
    rules: {
      ...hooks.configs.recommended.rules,
      ...next.configs.recommended.rules,
      ...next.configs["core-web-vitals"].rules,
      "import-x/no-restricted-paths": ["error", { basePath: import.meta.dirname, zones }],
      "import-x/no-cycle": "error",
      // Public pages load whole pages on purpose: they carry no client component, the router's links included.
      "@next/next/no-html-link-for-pages": "off",
      // The App Router's root layout writes its own head.
      "@next/next/no-head-element": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "no-console": ["error", { allow: ["error"] }],
    },
  },
  { files: ["portal/src/**/*.tsx"], rules: { "max-lines": ["error", { max: 250 }] } },
  { files: ["portal/bin/**", "portal/front.mjs"], rules: { "no-console": "off" }, languageOptions: { globals: { process: "readonly", console: "readonly", setTimeout: "readonly" } } },
);
