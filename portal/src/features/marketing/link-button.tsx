/** A call to action: a plain link, so that it works before any script does. */
import type { ReactNode } from "react";

interface LinkButtonProps {
  href: string;
  kind?: "primary" | "quiet";
  children: ReactNode;
  className?: string;
}

const KINDS = {
  primary: "bg-accent text-accent-foreground hover:opacity-90",
  quiet: "border border-border bg-surface text-foreground hover:bg-surface-secondary",
};

export function LinkButton({ href, kind = "primary", children, className = "" }: LinkButtonProps) {
  return (
    <a
      href={href}
      className={`inline-flex h-11 items-center justify-center gap-2 rounded-lg px-5 text-[0.9375rem] font-medium transition ${KINDS[kind]} ${className}`}
    >
      {children}
    </a>
  );
}
