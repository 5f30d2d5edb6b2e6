/** There is no such page, or it is not the visitor's to see: the two look the same, in a style of its own. */
import type { Metadata } from "next";

import { site } from "../lib/site";
import { ui } from "../ui/messages";

export const metadata: Metadata = { title: ui.notFoundTitle };

const STYLE = `
.nowhere { --ink: var(--brand-ink); --paper: var(--brand-paper); --link: var(--brand-primary);
  display: grid; place-content: center; min-height: 100dvh; padding: 2rem 1.5rem; box-sizing: border-box; text-align: center;
  font: 1rem/1.6 var(--brand-font); color: var(--ink); background: var(--paper); }
.dark .nowhere { --ink: var(--brand-ink-dark); --paper: var(--brand-paper-dark); --link: var(--brand-primary-dark); }
body:has(.nowhere) { margin: 0; }
.nowhere-mark { width: 2.5rem; height: 2.5rem; margin: 0 auto 1.5rem; background: var(--brand-logo) center / contain no-repeat; }
.nowhere h1 { margin: 0; font-size: 1.75rem; font-weight: 600; letter-spacing: -0.02em; line-height: 1.2; }
.nowhere p { margin: 0.75rem auto 0; max-width: 27rem; text-wrap: pretty; }
.nowhere a { display: inline-block; margin-top: 2rem; color: var(--link); font-weight: 500; text-underline-offset: 4px; }`;

export default function NotFoundPage() {
  return (
    <main className="nowhere">
      <style href="nowhere" precedence="default">{STYLE}</style>
      <div>
        <div className="nowhere-mark" role="img" aria-label={site.name} />
        <h1>{ui.notFoundTitle}</h1>
        <p>{ui.notFoundBody}</p>
        <a href="/">{ui.home}</a>
      </div>
    </main>
  );
}
