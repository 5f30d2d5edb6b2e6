/** The frame of signed-in pages that belong to no organisation yet. */
import type { ReactNode } from "react";

import { Brand } from "./brand";
import { ThemeSwitch } from "./theme-switch";

export function PlainShell({ userMenu, children }: { userMenu: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-14 items-center justify-between border-b border-border px-4 sm:px-8">
        <Brand />
        <div className="flex items-center gap-1">
          <ThemeSwitch />
          {userMenu}
        </div>
      </header>
      <main className="mx-auto w-full max-w-2xl flex-1 px-4 py-12 sm:px-8">{children}</main>
    </div>
  );
}
