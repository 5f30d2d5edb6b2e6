"use client";

import { ShieldAlert } from "lucide-react";

import { disownSignIn } from "../../lib/auth.browser";
import { accounts } from "./messages";
import { OnePress } from "./one-press";

const words = accounts.notMe;

export function NotMe({ linkKey }: { linkKey: string }) {
  const next = { href: "/forgot", label: words.choose };
  return <OnePress linkKey={linkKey} words={words} icon={ShieldAlert} isDangerous send={disownSignIn} done={next} stale={next} />;
}
