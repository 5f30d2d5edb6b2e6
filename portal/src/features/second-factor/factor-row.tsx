/** One line of the list: what it is, what is known of it, what can be done with it. */
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface FactorRowProps {
  icon: LucideIcon;
  name: string;
  chip?: ReactNode;
  children: ReactNode;
  action?: ReactNode;
}

export function FactorRow({ icon: Icon, name, chip, children, action }: FactorRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-4">
      <span className="grid size-9 shrink-0 place-items-center rounded-lg border border-border bg-surface-secondary text-muted">
        <Icon className="size-[1.125rem]" aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-[1_1_14rem]">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          <span className="break-words">{name}</span>
          {chip}
        </p>
        <div className="mt-0.5 text-sm text-muted text-pretty">{children}</div>
      </div>
      {action && <div className="flex shrink-0 flex-wrap gap-2 max-sm:w-full max-sm:pl-[3.25rem]">{action}</div>}
    </li>
  );
}
