/** A titled block of a page on its own surface. */
import type { ReactNode } from "react";

interface SectionProps {
  title?: string;
  description?: ReactNode;
  action?: ReactNode;
  children: ReactNode;
  /** Tables and lists reach the edges. */
  flush?: boolean;
}

export function Section({ title, description, action, children, flush = false }: SectionProps) {
  return (
    <section className="overflow-hidden rounded-xl border border-border bg-surface">
      {(title || action) && (
        <div className={`flex min-h-[3.75rem] flex-wrap justify-between gap-x-3 gap-y-2 border-b border-separator px-5 py-3.5 ${description ? "items-start" : "items-center"}`}>
          <div className="min-w-0">
            {title && <h2 className="font-semibold tracking-tight">{title}</h2>}
            {description && <p className="mt-0.5 text-sm text-muted">{description}</p>}
          </div>
          {action}
        </div>
      )}
      <div className={flush ? "" : "p-5"}>{children}</div>
    </section>
  );
}
