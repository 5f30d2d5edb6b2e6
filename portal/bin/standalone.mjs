#!/usr/bin/env node
/** Completes Next's standalone output: it leaves the static files and `public` for a CDN, and there is none here. */
import { cpSync, existsSync, rmSync } from "node:fs";
import path from "node:path";

const site = process.cwd();
const workspace = path.resolve(process.argv[2] ?? "../../..");
const target = path.join(site, ".next/standalone", path.relative(workspace, site));

for (const [from, to] of [[".next/static", ".next/static"], ["public", "public"]]) {
  rmSync(path.join(target, to), { recursive: true, force: true });
  if (existsSync(path.join(site, from))) cpSync(path.join(site, from), path.join(target, to), { recursive: true });
}
