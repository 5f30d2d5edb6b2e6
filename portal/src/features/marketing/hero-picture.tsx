/** A call and its trace, drawn in HTML: sharp at every size, right in both themes, nothing to load. */

const CALL = [
  ["curl -X POST", " /api/v1/records"],
  ["  -H", ' "Authorization: Bearer $KEY"'],
  ["  -d", " '{\"title\": \"Delivery order 4471\",\n       \"body\": \"Received complete.\"}'"],
];

const TRACE = [
  { at: "13:58", what: "API key “Warehouse” created", who: "Mei Tan", tone: "bg-accent" },
  { at: "13:57", what: "Trial of Professional started", who: "TechFlow", tone: "bg-mark" },
  { at: "13:56", what: "Organisation created", who: "Mei Tan", tone: "bg-success" },
];

export function HeroPicture() {
  return (
    <div aria-hidden="true" className="relative min-w-0 select-none">
      <div className="overflow-hidden rounded-xl border border-code-border bg-code text-code-foreground shadow-[0_24px_50px_-24px_rgb(0_0_0/0.45)]">
        <p className="flex items-center justify-between border-b border-code-border px-4 py-2.5 font-mono text-xs text-code-muted">
          <span>record a delivery</span>
          <span className="text-code-good">201 Created</span>
        </p>
        <pre className="overflow-hidden px-4 py-4 font-mono text-xs leading-relaxed sm:text-[0.8125rem]">
          {CALL.map(([flag, rest]) => (
            <span key={flag} className="block whitespace-pre">
              <span className="text-code-accent">{flag}</span>
              {rest}
            </span>
          ))}
        </pre>
        <pre className="overflow-hidden border-t border-code-border px-4 pt-4 pb-9 font-mono text-xs leading-relaxed text-code-muted sm:text-[0.8125rem]">
          {'{ "id": "rec_01kq3v…",\n  "created_at": "2026-11-20T14:05:09+08:00" }'}
        </pre>
      </div>
      <div className="relative -mt-5 ml-6 rounded-xl border border-border bg-surface p-4 shadow-[0_18px_40px_-20px_rgb(0_0_0/0.3)] sm:ml-14">
        <p className="mb-1 flex justify-between text-sm font-medium">
          Activity <span className="font-normal text-muted">Today</span>
        </p>
        <ul className="divide-y divide-separator text-sm">
          {TRACE.map(({ at, what, who, tone }) => (
            <li key={what} className="flex items-center gap-3 py-2">
              <span className={`size-1.5 shrink-0 rounded-full ${tone}`} />
              <span className="min-w-0 flex-1 truncate">{what}</span>
              <span className="hidden truncate text-muted sm:inline">{who}</span>
              <span className="font-mono text-xs text-muted tabular-nums">{at}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
