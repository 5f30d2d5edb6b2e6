/** How the customer's data is kept: plain statements in two columns. */
import type { HomeContent } from "../../lib/content";
import { SectionHeading } from "./section-heading";

export function Custody({ heading, body, items }: HomeContent["custody"]) {
  return (
    <section className="mx-auto max-w-6xl px-4 py-20 sm:px-6 md:py-28">
      <SectionHeading heading={heading} body={body} />
      <dl className="mt-12 grid gap-x-14 sm:grid-cols-2">
        {items.map(({ title, body: text }) => (
          <div key={title} className="border-t border-separator py-6">
            <dt className="font-medium">{title}</dt>
            <dd className="mt-1.5 text-[0.9375rem] text-muted text-pretty">{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
