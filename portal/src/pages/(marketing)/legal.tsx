/** Terms, privacy and the like: words at a readable measure. */
import { marketing } from "../../features/marketing/messages";
import type { LegalContent } from "../../lib/content";

export default function LegalPage({ content }: { content: LegalContent }) {
  return (
    <article className="mx-auto max-w-2xl px-4 py-16 sm:px-6 md:py-24">
      <h1 className="text-4xl font-semibold tracking-[-0.03em] text-balance">{content.title}</h1>
      <p className="mt-3 text-sm text-muted">{marketing.updated(content.updated)}</p>
      <p className="mt-8 text-lg text-pretty">{content.introduction}</p>
      {content.sections.map(({ heading, paragraphs }) => (
        <section key={heading} className="mt-10">
          <h2 className="text-xl font-semibold tracking-tight">{heading}</h2>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} className="mt-3 text-muted text-pretty">{paragraph}</p>
          ))}
        </section>
      ))}
    </article>
  );
}
