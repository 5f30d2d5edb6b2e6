/** The two halves of a sign-in page: the form, and what the site promises. */
import { Check } from "lucide-react";
import type { ReactNode } from "react";

import { site } from "../../lib/site";
import { Brand } from "../../ui/brand";
import { ThemeSwitch } from "../../ui/theme-switch";
import { accounts } from "./messages";

export function AuthFrame({ children }: { children: ReactNode }) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[minmax(0,1fr)_minmax(0,26rem)] xl:grid-cols-[minmax(0,1fr)_minmax(0,32rem)]">
      <div className="flex min-h-dvh flex-col px-5 py-5 sm:px-8">
        <header className="flex h-9 items-center justify-between">
          <Brand />
          <ThemeSwitch />
        </header>
        <main className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center py-12">
          <noscript>
            <p className="mb-6 rounded-lg border border-danger p-4 text-sm">{accounts.noScript}</p>
          </noscript>
          {children}
        </main>
      </div>
      <Promise />
    </div>
  );
}

function Promise() {
  return (
    <aside className="hidden border-l border-border bg-surface-secondary p-10 lg:flex lg:flex-col lg:justify-center xl:p-14">
      <p className="text-2xl leading-snug font-semibold tracking-tight text-balance">{site.promise}</p>
      <ul className="mt-8 space-y-3.5">
        {site.reasons.map((reason) => (
          <li key={reason} className="flex gap-3 text-muted">
            <Check className="mt-1 size-4 shrink-0 text-accent" strokeWidth={2.5} aria-hidden="true" />
            {reason}
          </li>
        ))}
      </ul>
    </aside>
  );
}
