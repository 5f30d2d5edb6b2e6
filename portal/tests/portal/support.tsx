/** The API as the browser sees it, and what stands around every signed-in page. Nothing of our own is replaced. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { useState, type ReactNode } from "react";
import { vi } from "vitest";

import type { components } from "../../src/api/schema";

type Schemas = components["schemas"];

export interface Asked {
  call: string;
  organisation: string | null;
  csrf: string | null;
  body: unknown;
}

type Answer = Response | (() => Response | Promise<Response>);

/** Answers by `METHOD /path`; an unknown call is a 404 problem. Returns what was asked, in order. */
export function fakeApi(answers: Record<string, Answer>): Asked[] {
  const asked: Asked[] = [];
  document.cookie = "csrftoken=token";
  vi.stubGlobal("fetch", async (request: Request) => {
    const call = `${request.method} ${new URL(request.url).pathname}`;
    const text = await request.clone().text();
    const { headers } = request;
    asked.push({ call, organisation: headers.get("Orchestrator-Organisation"), csrf: headers.get("X-CSRFToken"), body: text ? JSON.parse(text) : null });
    const answer = answers[call];
    if (!answer) return problem(404, "not_found", "There is nothing here.");
    return typeof answer === "function" ? answer() : answer.clone();
  });
  return asked;
}

export const problem = (status: number, code: string, detail: string, errors?: Schemas["FieldProblem"][]) =>
  Response.json({ type: "about:blank", title: code, status, code, detail, request_id: "req_1", errors }, { status, headers: { "content-type": "application/problem+json" } });

export const count = (asked: Asked[], call: string) => asked.filter((each) => each.call === call).length;

/** `refreshed` is called when a page asks the server for itself again. */
export function Portal({ refreshed = () => undefined, children }: { refreshed?: () => void; children: ReactNode }) {
  const [client] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: false } } }));
  const nowhere = () => undefined;
  const router = { push: nowhere, replace: nowhere, refresh: refreshed, back: nowhere, forward: nowhere, prefetch: nowhere };
  return (
    <AppRouterContext.Provider value={router as unknown as AppRouterInstance}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </AppRouterContext.Provider>
  );
}

export const KOPI = { slug: "kopi-labs", name: "Kopi Labs", time_zone: "Asia/Singapore" };

/** Kopi Labs, as an owner sees it. */
export const KOPI_OF_AN_OWNER: Schemas["Organisation"] = {
  ...KOPI,
  id: "org_1",
  role: "owner",
  status: "active",
  logo: null,
  deletion_due_at: null,
  billing_email: "",
  requires_second_factor: false,
  created_at: "2026-11-01T00:00:00Z",
  permissions: ["organisation:read", "organisation:change", "members:read", "members:addresses", "members:invite", "members:manage", "plan:read"],
  grantable_roles: ["owner", "admin", "billing", "member", "viewer"],
};

export const LIMITS = { api_calls_per_month: 10_000, seats: 5, requests_per_hour: 5_000 };

export const usageWith = (recent: Schemas["Usage"]["recent"] = [], used = recent.length): Schemas["Usage"] => ({
  period: { start: "2026-11-04T16:00:00Z", end: "2026-12-04T16:00:00Z", time_zone: "Asia/Singapore" },
  metrics: [{ metric: "api_calls", used, limit: 1_000, remaining: 1_000 - used, resets_at: "2026-12-04T16:00:00Z" }],
  days: [{ day: "2026-11-22", count: used }],
  recent,
  as_of: "2026-11-22T03:00:00Z",
});

export const aCall = (more: Partial<Schemas["UsageCall"]> = {}): Schemas["UsageCall"] => ({
  id: "call_1",
  method: "POST",
  path: "/api/v1/records",
  status: 201,
  key_name: "Production",
  occurred_at: "2026-11-22T03:00:05Z",
  ...more,
});

export const subscriptionTo = (code: string, more: Partial<Schemas["CurrentSubscription"]> = {}): Schemas["CurrentSubscription"] => ({
  plan: { code, name: code[0]!.toUpperCase() + code.slice(1) },
  source: "subscription",
  status: "active",
  interval: "month",
  period_start: "2026-11-22T03:00:00Z",
  period_end: "2026-12-22T03:00:00Z",
  ends_at: null,
  cancel_at_period_end: false,
  limits: LIMITS,
  reason: "",
  ...more,
});
