/** A command or an answer, in a frame that scrolls sideways where it must. */
import type { CodeSample } from "../../lib/content";

export function CodeFrame({ sample, className = "" }: { sample: CodeSample; className?: string }) {
  return (
    <figure className={`min-w-0 overflow-hidden rounded-xl border border-code-border bg-code text-code-foreground ${className}`}>
      <figcaption className="border-b border-code-border px-4 py-2.5 font-mono text-xs text-code-muted">{sample.label}</figcaption>
      <pre tabIndex={0} aria-label={sample.label} className="overflow-x-auto px-4 py-4 font-mono text-[0.8125rem] leading-relaxed">
        <code>{sample.code}</code>
      </pre>
    </figure>
  );
}
