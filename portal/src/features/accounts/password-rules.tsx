"use client";

/** The rules of a new password, ticked off while it is typed. The server has the last word. */
import { Check, Circle } from "lucide-react";

import { accounts } from "./messages";

const words = accounts.rules;

const RULES: { sentence: string; holds: (password: string) => boolean }[] = [
  { sentence: words.length, holds: (password) => [...password].length >= 8 },
  { sentence: words.mixedCase, holds: (password) => /\p{Ll}/u.test(password) && /\p{Lu}/u.test(password) },
  { sentence: words.digit, holds: (password) => /\d/.test(password) },
];

export function meetsRules(password: string): boolean {
  return RULES.every(({ holds }) => holds(password));
}

export function PasswordRules({ password }: { password: string }) {
  return (
    <ul aria-label={words.label} className="space-y-1 text-sm">
      {RULES.map(({ sentence, holds }) => {
        const met = holds(password);
        const Icon = met ? Check : Circle;
        return (
          <li key={sentence} className={`flex items-center gap-2 ${met ? "text-success" : "text-muted"}`}>
            <Icon className={met ? "size-4" : "size-4 scale-50"} strokeWidth={met ? 2.5 : 2} aria-hidden="true" />
            {sentence}
            <span className="sr-only">({met ? words.met : words.open})</span>
          </li>
        );
      })}
    </ul>
  );
}
