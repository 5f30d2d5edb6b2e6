/** Questions and answers that open without a script. */
import type { Question } from "../../lib/content";
import { PlusGlyph } from "./glyphs";
import { SectionHeading } from "./section-heading";

export function Questions({ heading, items }: { heading: string; items: Question[] }) {
  return (
    <section className="mx-auto grid max-w-6xl gap-10 px-4 py-20 sm:px-6 md:py-28 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.6fr)]">
      <SectionHeading heading={heading} />
      <div className="divide-y divide-separator border-y border-separator">
        {items.map(({ question, answer }) => (
          <details key={question} className="group">
            <summary className="flex cursor-pointer list-none items-start justify-between gap-6 py-5 font-medium [&::-webkit-details-marker]:hidden">
              {question}
              <PlusGlyph className="mt-1 size-4 shrink-0 text-muted transition-transform group-open:rotate-45" />
            </summary>
            <p className="max-w-prose pb-6 text-muted text-pretty">{answer}</p>
          </details>
        ))}
      </div>
    </section>
  );
}
