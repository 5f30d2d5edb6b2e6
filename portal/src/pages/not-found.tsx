/** There is no such page, or it is not the visitor's to see: the two look the same. */
import type { Metadata } from "next";

import { LinkButton } from "../features/marketing/link-button";
import { Brand } from "../ui/brand";
import { ui } from "../ui/messages";

export const metadata: Metadata = { title: ui.notFoundTitle };

export default function NotFoundPage() {
  return (
    <main className="flex min-h-dvh flex-col px-5 py-5 sm:px-8">
      <Brand />
      <div className="m-auto max-w-md py-16 text-center">
        <p className="font-mono text-sm text-muted">404</p>
        <h1 className="mt-3 text-3xl font-semibold tracking-tight">{ui.notFoundTitle}</h1>
        <p className="mt-3 text-muted text-pretty">{ui.notFoundBody}</p>
        <LinkButton href="/" className="mt-8">{ui.home}</LinkButton>
      </div>
    </main>
  );
}
