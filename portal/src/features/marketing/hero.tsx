/** The first thing a visitor reads, beside the product at work: one call, and what it leaves behind. */
import type { HomeContent } from "../../lib/content";
import { ArrowGlyph } from "./glyphs";
import { LinkButton } from "./link-button";
import { marketing as words } from "./messages";
import { HeroPicture } from "./hero-picture";

export function Hero({ kicker, heading, body, note }: HomeContent["hero"]) {
  return (
    <section className="border-b border-border">
      <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-12 px-4 pt-14 pb-16 sm:px-6 md:pt-20 md:pb-24 lg:grid-cols-[minmax(0,1.05fr)_minmax(0,1fr)] lg:items-center lg:gap-16">
        <div>
          <p className="flex items-center gap-2.5 text-sm font-medium text-muted">
            <span className="size-2 rounded-[2px] bg-mark" aria-hidden="true" />
            {kicker}
          </p>
          <h1 className="mt-5 text-4xl leading-[1.08] font-semibold tracking-[-0.03em] text-balance sm:text-5xl xl:text-[3.5rem]">{heading}</h1>
          <p className="mt-6 max-w-xl text-lg text-muted text-pretty">{body}</p>
          <div className="mt-8 flex flex-wrap gap-3">
            <LinkButton href="/sign-up">
              {words.start}
              <ArrowGlyph />
            </LinkButton>
            <LinkButton href="/api/docs/" kind="quiet">{words.readApi}</LinkButton>
          </div>
          <p className="mt-4 text-sm text-muted">{note}</p>
        </div>
        <HeroPicture />
      </div>
    </section>
  );
}
