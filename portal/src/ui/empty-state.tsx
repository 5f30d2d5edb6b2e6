/** Nothing here yet, and what to do next. */
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyStateProps {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <span className="mb-4 grid size-11 place-items-center rounded-full border border-border bg-surface-secondary text-muted">
        <Icon className="size-5" aria-hidden="true" />
      </span>
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-1.5 max-w-md text-sm text-muted text-pretty">{children}</p>
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
