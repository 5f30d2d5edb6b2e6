/** What the product does, each with a glance at it. */
import type { HomeContent } from "../../lib/content";
import { Picture } from "./pictures";
import { SectionHeading } from "./section-heading";

export function FeatureGrid({ id, heading, body, items }: HomeContent["features"] & { id: string }) {
  return (
    <section id={id} className="mx-auto max-w-6xl scroll-mt-16 px-4 py-20 sm:px-6 md:py-28">
      <SectionHeading heading={heading} body={body} />
      <ul className="mt-12 grid grid-cols-[minmax(0,1fr)] gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {items.map(({ title, body: text, picture }) => (
          <li key={title} className="flex flex-col justify-between rounded-xl border border-border bg-surface p-6">
            <div>
              <h3 className="font-semibold tracking-tight">{title}</h3>
              <p className="mt-2 text-[0.9375rem] text-muted text-pretty">{text}</p>
            </div>
            <Picture of={picture} />
          </li>
        ))}
      </ul>
    </section>
  );
}
