/** The one table of roles, as the API tells it: what each may do. */
import { Check, Minus } from "lucide-react";

import type { Role } from "../../lib/roles";
import { Section } from "../../ui/section";
import { StatusChip } from "../../ui/status-chip";
import { members } from "./messages";
import type { Roles } from "./types";

const words = members.roles;

export function RoleTable({ table, own }: { table: Roles; own: Role }) {
  return (
    <div className="space-y-6">
      <Section flush>
        <dl className="divide-y divide-separator">
          {table.roles.map(({ code, name, summary }) => (
            <div key={code} className="gap-6 px-5 py-3.5 text-sm sm:flex">
              <dt className="flex w-40 shrink-0 items-center gap-2 font-medium">
                {name}
                {code === own && <StatusChip tone="accent">{words.yours}</StatusChip>}
              </dt>
              <dd className="mt-0.5 text-muted sm:mt-0">{summary}</dd>
            </div>
          ))}
        </dl>
      </Section>
      <div className="relative overflow-x-auto rounded-xl border border-border bg-surface" tabIndex={0} role="region" aria-label={words.title}>
        <table className="w-full min-w-[40rem] text-left text-sm">
          <thead className="border-b border-border text-xs text-muted">
            <tr>
              <th scope="col" className="px-5 py-3 font-medium">{words.permission}</th>
              {table.roles.map(({ code, name }) => (
                <th key={code} scope="col" className={`w-24 px-2 py-3 text-center font-medium ${code === own ? "text-accent" : ""}`}>{name}</th>
              ))}
            </tr>
          </thead>
          {table.areas.map((area) => (
            <Area key={area.name} area={area} roles={table.roles} own={own} />
          ))}
        </table>
      </div>
      <p className="text-sm text-muted">{words.note}</p>
    </div>
  );
}

function Area({ area, roles, own }: { area: Roles["areas"][number]; roles: Roles["roles"]; own: Role }) {
  return (
    <tbody className="divide-y divide-separator border-b border-separator last:border-0">
      <tr className="bg-surface-secondary">
        <th scope="rowgroup" colSpan={roles.length + 1} className="px-5 py-2 text-xs font-semibold">{area.name}</th>
      </tr>
      {area.permissions.map((permission) => (
        <tr key={permission.code}>
          <th scope="row" className="px-5 py-3 font-normal">{permission.sentence}</th>
          {roles.map(({ code }) => (
            <td key={code} className={`px-2 py-3 text-center ${code === own ? "bg-accent/5" : ""}`}>
              <Mark allowed={permission.roles.includes(code)} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

function Mark({ allowed }: { allowed: boolean }) {
  const Icon = allowed ? Check : Minus;
  return (
    <>
      <Icon className={`mx-auto size-4 ${allowed ? "text-success" : "text-muted opacity-50"}`} aria-hidden="true" />
      <span className="sr-only">{allowed ? words.yes : words.no}</span>
    </>
  );
}
