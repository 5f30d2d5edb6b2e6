/** What a part of a public page is about. */
export function SectionHeading({ heading, body }: { heading: string; body?: string }) {
  return (
    <header className="max-w-2xl">
      <h2 className="text-[1.75rem] leading-tight font-semibold tracking-[-0.02em] text-balance sm:text-4xl">{heading}</h2>
      {body && <p className="mt-4 text-lg text-muted text-pretty">{body}</p>}
    </header>
  );
}
