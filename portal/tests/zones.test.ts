// @vitest-environment node
/** The floors are held by ESLint: each forbidden import is planted here, and must be caught. */
import path from "node:path";

import { ESLint } from "eslint";
import { beforeAll, expect, test } from "vitest";

const ROOT = path.join(import.meta.dirname, "../..");
const SRC = path.join(ROOT, "portal/src");
const RULE = "import-x/no-restricted-paths";

let eslint: ESLint;
beforeAll(() => {
  eslint = new ESLint({ cwd: ROOT });
});

async function rulesBroken(file: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(SRC, file) });
  return result!.messages.map(({ ruleId }) => ruleId);
}

test.each([
  ["lib imports ui", "lib/planted.ts", 'import { ui } from "../ui/messages";\nexport const a = ui;\n'],
  ["ui imports a feature", "ui/planted.ts", 'import { accounts } from "../features/accounts/messages";\nexport const a = accounts;\n'],
  ["a feature imports a page", "features/accounts/planted.ts", 'import a from "../../pages/layout";\nexport const b = a;\n'],
  ["a feature imports another", "features/accounts/planted.ts", 'import { organisations } from "../organisations/messages";\nexport const a = organisations;\n'],
])("%s: caught", async (_, file, code) => {
  expect(await rulesBroken(file, code)).toContain(RULE);
}, 60_000);

test.each([
  ["a page imports a feature", "pages/planted.ts", 'import { accounts } from "../features/accounts/messages";\nexport const a = accounts;\n'],
  ["a feature imports its own part", "features/accounts/planted.ts", 'import { accounts } from "./messages";\nexport const a = accounts;\n'],
  ["a feature imports lib", "features/accounts/planted.ts", 'import { money } from "../../lib/formats";\nexport const a = money;\n'],
])("%s: allowed", async (_, file, code) => {
  expect(await rulesBroken(file, code)).not.toContain(RULE);
}, 60_000);

test("a component longer than 250 lines is caught", async () => {
  const code = "export const a = 1;\n".concat("// a line\n".repeat(250));

  expect(await rulesBroken("ui/planted.tsx", code)).toContain("max-lines");
}, 60_000);
