"use client";

import { LockOpen } from "lucide-react";

import { unlock } from "../../lib/auth.browser";
import { accounts } from "./messages";
import { OnePress } from "./one-press";

const words = accounts.unlock;

export function Unlock({ linkKey }: { linkKey: string }) {
  const done = { href: "/sign-in", label: words.signIn };
  const stale = { href: "/sign-in/code", label: words.byMail };
  return <OnePress linkKey={linkKey} words={words} icon={LockOpen} send={unlock} done={done} stale={stale} />;
}
