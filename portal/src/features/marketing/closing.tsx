/** The last word of a public page. */
import { ArrowGlyph } from "./glyphs";
import { LinkButton } from "./link-button";
import { marketing as words } from "./messages";

export function Closing({ heading, body }: { heading: string; body: string }) {
  return (
    <section className="border-t border-border bg-surface-secondary/60">
      <div className="mx-auto flex max-w-6xl flex-col items-start gap-8 px-4 py-16 sm:px-6 md:flex-row md:items-center md:justify-between md:py-20">
        <div className="max-w-xl">
          <h2 className="text-[1.75rem] leading-tight font-semibold tracking-[-0.02em] text-balance sm:text-3xl">{heading}</h2>
          <p className="mt-3 text-muted text-pretty">{body}</p>
        </div>
        <div className="flex flex-wrap gap-3">
          <LinkButton href="/sign-up">
            {words.start}
            <ArrowGlyph />
          </LinkButton>
          <LinkButton href="/pricing" kind="quiet">{words.seePricing}</LinkButton>
        </div>
      </div>
    </section>
  );
}
