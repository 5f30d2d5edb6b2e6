/** Small drawings of the product's own screens, for the features that are easier seen than said. */
import type { ReactNode } from "react";

import type { Feature } from "../../lib/content";

const Frame = ({ children }: { children: ReactNode }) => (
  <div aria-hidden="true" className="mt-6 rounded-lg border border-border bg-background p-4 text-sm select-none">{children}</div>
);

const Call = () => (
  <Frame>
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 font-mono text-xs">
      <span className="text-accent">POST</span> /api/v1/records <span className="ml-auto text-success">201</span>
    </p>
    <p className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 font-mono text-xs">
      <span className="text-accent">GET</span> /api/v1/records?cursor=… <span className="ml-auto text-success">200</span>
    </p>
  </Frame>
);

const Key = () => (
  <Frame>
    <p className="flex items-center justify-between gap-4">
      <span className="font-medium">Warehouse scanner</span>
      <span className="font-mono text-xs text-muted">…8fk2</span>
    </p>
    <p className="mt-3 flex flex-wrap gap-2 font-mono text-xs">
      {["records:write", "records:read"].map((scope) => (
        <span key={scope} className="rounded border border-border px-2 py-0.5 text-muted">{scope}</span>
      ))}
    </p>
  </Frame>
);

const Usage = () => (
  <Frame>
    <p className="flex items-baseline justify-between">
      <span className="text-muted">API calls</span>
      <span className="tabular-nums"><span className="font-medium">6,214</span> <span className="text-muted">of 10,000</span></span>
    </p>
    <div className="mt-3 h-1.5 overflow-hidden rounded-full bg-surface-tertiary">
      <div className="h-full w-[62%] rounded-full bg-accent" />
    </div>
    <div className="mt-4 flex h-12 items-end gap-1">
      {[30, 42, 38, 55, 70, 22, 18, 48, 60, 66, 58, 84, 26, 20, 62, 74, 90].map((height, day) => (
        <span key={day} className="flex-1 rounded-[2px] bg-accent/35" style={{ height: `${height}%` }} />
      ))}
    </div>
  </Frame>
);

const ActivityList = () => (
  <Frame>
    <ul className="space-y-2.5">
      {[["Mei Tan created the API key “Warehouse scanner”", "13:58"], ["Ravi Nair joined as admin", "11:20"], ["The plan Starter started", "09:02"]].map(([what, at]) => (
        <li key={what} className="flex gap-3">
          <span className="font-mono text-xs leading-5 text-muted tabular-nums">{at}</span>
          <span className="leading-5">{what}</span>
        </li>
      ))}
    </ul>
  </Frame>
);

const Refusal = () => (
  <Frame>
    <pre className="overflow-hidden font-mono text-xs leading-relaxed text-muted">
      {'HTTP 429\n{ "code": "quota_exceeded",\n  "used": 10000, "limit": 10000,\n  "resets_at": "2026-12-01", … }'}
    </pre>
  </Frame>
);

const Roles = () => (
  <Frame>
    <ul className="space-y-2.5">
      {[["Mei Tan", "Owner"], ["Ravi Nair", "Admin"], ["Farah Aziz", "Billing"]].map(([name, role]) => (
        <li key={name} className="flex items-center justify-between">
          {name}
          <span className="rounded border border-border px-2 py-0.5 text-xs text-muted">{role}</span>
        </li>
      ))}
    </ul>
  </Frame>
);

const PICTURES: Record<NonNullable<Feature["picture"]>, () => ReactNode> = {
  call: Call,
  key: Key,
  usage: Usage,
  activity: ActivityList,
  refusal: Refusal,
  roles: Roles,
};

export function Picture({ of }: { of: Feature["picture"] }) {
  const Drawn = of && PICTURES[of];
  return Drawn ? <Drawn /> : null;
}
