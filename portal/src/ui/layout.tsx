/** How the blocks of a page stand to each other, so that pages compose and do not style. */
import type { ReactNode } from "react";

export function Stack({ children }: { children: ReactNode }) {
  return <div className="space-y-6">{children}</div>;
}

/** Side by side where there is room. `wide` gives the first two thirds of it. */
export function Columns({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  const columns = wide ? "lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]" : "lg:grid-cols-2";
  return <div className={`grid items-stretch gap-6 *:min-w-0 ${columns}`}>{children}</div>;
}

/** A narrow list beside what it leads to; above it where there is no room. */
export function Aside({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-6 lg:grid-cols-[11rem_minmax(0,1fr)] lg:gap-10">
      <div className="min-w-0">{aside}</div>
      <div className="min-w-0 max-w-3xl">{children}</div>
    </div>
  );
}

/** As wide as a form wants to be. */
export function Narrow({ children }: { children: ReactNode }) {
  return <div className="max-w-xl">{children}</div>;
}
