/** How it works, as commands that can be pasted. */
import type { HomeContent } from "../../lib/content";
import { siteOrigin } from "../../lib/environment";
import { CodeFrame } from "./code-frame";
import { SectionHeading } from "./section-heading";

export function Steps({ id, heading, body, items }: HomeContent["steps"] & { id: string }) {
  return (
    <section id={id} className="scroll-mt-16 border-y border-border bg-surface-secondary/60">
      <div className="mx-auto max-w-6xl px-4 py-20 sm:px-6 md:py-28">
        <SectionHeading heading={heading} body={body} />
        <ol className="mt-12 space-y-12">
          {items.map(({ title, body: text, sample }, index) => (
            <li key={title} className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.35fr)] lg:gap-14">
              <div className="lg:pt-2">
                <p className="font-mono text-sm text-mark tabular-nums" aria-hidden="true">{index + 1}</p>
                <h3 className="mt-1.5 text-xl font-semibold tracking-tight">{title}</h3>
                <p className="mt-2 text-muted text-pretty">{text}</p>
              </div>
              <CodeFrame sample={{ ...sample, code: sample.code.replaceAll("{origin}", siteOrigin()) }} className="self-start" />
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
