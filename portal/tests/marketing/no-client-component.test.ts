// @vitest-environment node
/** Public pages are words: whatever they reach is rendered on the server, and no library for interaction comes along. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

const SRC = path.join(import.meta.dirname, "../../src");
const PAGES = path.join(SRC, "pages/(marketing)");
const TOO_HEAVY = /^(@heroui\/|lucide-react|next\/link|next-themes|@tanstack\/|recharts|react-aria)/;

function importsOf(file: string): string[] {
  const code = readFileSync(file, "utf8").replace(/import type[^;]+;/g, "");
  return [...code.matchAll(/(?:from|import)\s+"([^"]+)"/g)].map(([, name]) => name!);
}

function resolved(from: string, name: string): string {
  const base = path.resolve(path.dirname(from), name);
  return [".tsx", ".ts", ""].map((ending) => base + ending).find((file) => existsSync(file))!;
}

/** Every file of ours that the public pages reach, and every package. */
function reached(): { files: Set<string>; packages: Set<string> } {
  const files = new Set<string>();
  const packages = new Set<string>();
  const waiting = readdirSync(PAGES).map((name) => path.join(PAGES, name));
  for (let file = waiting.pop(); file; file = waiting.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const name of importsOf(file)) {
      if (name.startsWith(".")) waiting.push(resolved(file, name));
      else packages.add(name);
    }
  }
  return { files, packages };
}

test("the public pages carry no client component", () => {
  const { files } = reached();

  expect(files.size).toBeGreaterThan(15);
  expect([...files].filter((file) => readFileSync(file, "utf8").startsWith('"use client"'))).toEqual([]);
});

test("the public pages load no library for interaction", () => {
  expect([...reached().packages].filter((name) => TOO_HEAVY.test(name))).toEqual([]);
});
