/** The shapes of pages that are still loading. */
import { Skeleton } from "@heroui/react/skeleton";

import { ui } from "./messages";

/** A header, some figures and a list: near enough to every portal page that nothing jumps. */
export function PageSkeleton({ cards = 3, rows = 5 }: { cards?: number; rows?: number }) {
  return (
    <div role="status" aria-label={ui.loading}>
      <Skeleton className="h-8 w-48 rounded-lg" />
      <Skeleton className="mt-3 mb-8 h-4 w-72 max-w-full rounded" />
      {cards > 0 && (
        <div className="mb-6 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {Array.from({ length: cards }, (_, index) => (
            <Skeleton key={index} className="h-32 rounded-xl" />
          ))}
        </div>
      )}
      <ListSkeleton rows={rows} />
    </div>
  );
}

export function ListSkeleton({ rows = 5 }: { rows?: number }) {
  return (
    <div className="space-y-3 rounded-xl border border-border bg-surface p-5">
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className="h-9 rounded-md" />
      ))}
    </div>
  );
}
