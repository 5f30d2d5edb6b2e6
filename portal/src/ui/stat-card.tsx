/** One figure, what it counts, and what it is measured against. */
import type { ReactNode } from "react";

interface StatCardProps {
  label: string;
  value: ReactNode;
  hint?: ReactNode;
  /** 0 to 100; a bar is drawn when it is given. */
  percent?: number;
}

export function StatCard({ label, value, hint, percent }: StatCardProps) {
  return (
    <div className="rounded-xl border border-border bg-surface p-5">
      <p className="text-sm text-muted">{label}</p>
      <p className="mt-1 text-2xl font-semibold tracking-tight tabular-nums">{value}</p>
      {percent !== undefined && <Bar percent={percent} label={label} />}
      {hint && <p className="mt-2 text-sm text-muted">{hint}</p>}
    </div>
  );
}

function Bar({ percent, label }: { percent: number; label: string }) {
  const colour = percent >= 100 ? "bg-danger" : percent >= 80 ? "bg-warning" : "bg-accent";
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="mt-3 h-1.5 overflow-hidden rounded-full bg-surface-tertiary"
    >
      <div className={`h-full rounded-full ${colour}`} style={{ width: `${percent}%` }} />
    </div>
  );
}
