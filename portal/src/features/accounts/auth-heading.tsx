import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** The head of a sign-in page. */
export function AuthHeading({ icon: Icon, title, children }: { icon?: LucideIcon; title: string; children?: ReactNode }) {
  return (
    <header className="mb-7">
      {Icon && (
        <span className="mb-5 grid size-11 place-items-center rounded-full border border-border bg-surface text-accent">
          <Icon className="size-5" aria-hidden="true" />
        </span>
      )}
      <h1 className="text-2xl font-semibold tracking-tight text-balance">{title}</h1>
      {children && <p className="mt-2 text-muted text-pretty">{children}</p>}
    </header>
  );
}
