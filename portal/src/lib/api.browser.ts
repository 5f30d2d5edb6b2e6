/** The one typed client for writes and live numbers, from the browser with the visitor's own cookies. */
import createClient, { type Client, type Middleware } from "openapi-fetch";

import type { paths } from "../api/schema";
import { csrfToken } from "./csrf";
import { ApiError, asProblem } from "./problems";
import { askForProof, tellSignedOut } from "./proof";

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

const withCsrf: Middleware = {
  onRequest({ request }) {
    const token = csrfToken(document.cookie);
    if (token && !SAFE_METHODS.has(request.method)) request.headers.set("X-CSRFToken", token);
    return request;
  },
};

/** A network that is down becomes a problem document like any other refusal. */
const withProblems: Middleware = {
  async onResponse({ response }) {
    if (response.ok || response.headers.get("content-type")?.includes("json")) return undefined;
    return Response.json(asProblem(null, response), { status: response.status });
  },
  onError() {
    return Response.json(asProblem(null), { status: 503 });
  },
};

/** What asks for a fresh proof is sent again once the person has given it. */
async function provingFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await fetch(request);
  const code = await codeOf(response);
  if (code === "not_authenticated") tellSignedOut();
  if (code !== "fresh_proof_required" || !(await askForProof())) return response;
  const token = csrfToken(document.cookie);
  if (token) again.headers.set("X-CSRFToken", token);
  return fetch(again);
}

async function codeOf(response: Response): Promise<string | null> {
  if (response.status !== 401 && response.status !== 403) return null;
  const body = (await response.clone().json().catch(() => null)) as { code?: string } | null;
  return body?.code ?? null;
}

/** Speaks for `organisation` (its slug), or for the person alone without one. */
export function browserApi(organisation?: string): Client<paths> {
  const client = createClient<paths>({
    baseUrl: window.location.origin,
    credentials: "same-origin",
    fetch: provingFetch,
    headers: organisation ? { "Orchestrator-Organisation": organisation } : {},
  });
  client.use(withCsrf, withProblems);
  return client;
}

/** For TanStack Query: the data, or an error that it can hold. */
export async function fetched<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  if (response.ok) return data as T;
  throw new ApiError(response.status, asProblem(error, response));
}
