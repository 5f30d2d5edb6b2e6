/** Reads on the server, with the visitor's cookies forwarded. */
import "server-only";

import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import createClient, { type Client } from "openapi-fetch";

import type { paths } from "../api/schema";
import { apiInternalUrl } from "./environment";
import { secondFactorPath, signInPath } from "./paths";
import { ApiError, asProblem } from "./problems";

/** Set by `proxy.ts` for every page, since a server component cannot ask where it stands. */
export const PATH_HEADER = "x-orchestrator-path";

const FORWARDED = ["x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "user-agent", "x-request-id"];

/** The API as the visitor sees it, speaking for `organisation` (its slug) when one is given. */
export async function visitorApi(organisation?: string): Promise<Client<paths>> {
  const outgoing = await visitorHeaders();
  if (organisation) outgoing.set("Orchestrator-Organisation", organisation);
  return createClient<paths>({ baseUrl: apiInternalUrl(), headers: outgoing, cache: "no-store", fetch: sendWhole });
}

/** A body goes with its length: handed on as a stream it has none, and the API reads nothing of it. */
async function sendWhole(request: Request): Promise<Response> {
  const body = request.body === null ? null : await request.text();
  return fetch(request.url, { method: request.method, headers: request.headers, body, cache: "no-store" });
}

/** What allauth says to the visitor at `path`; null when it says something else than 200. */
export async function readAuth<Data, Meta>(path: string): Promise<{ data: Data; meta: Meta } | null> {
  const answer = await fetch(`${apiInternalUrl()}/_allauth/browser/v1${path}`, { headers: await visitorHeaders(), cache: "no-store" });
  return answer.ok ? ((await answer.json()) as { data: Data; meta: Meta }) : null;
}

/** The visitor's cookies, and what the front said of where they are. */
async function visitorHeaders(): Promise<Headers> {
  const incoming = await headers();
  const outgoing = new Headers({ cookie: (await cookies()).toString(), accept: "application/json" });
  for (const name of FORWARDED) {
    const value = incoming.get(name);
    if (value) outgoing.set(name, value);
  }
  return outgoing;
}

/**
 * The data of an answer. The anonymous are sent to sign in and back, and who lacks a second factor that their
 * organisation requires is led to one and back; what is not theirs is a page not found;
 * anything else is an error page that shows the request's id.
 */
export async function read<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await answer;
  if (response.ok) return data as T;
  if (response.status === 401) redirect(signInPath((await headers()).get(PATH_HEADER)));
  if (response.status === 404) notFound();
  const problem = asProblem(error, response);
  if (problem.code === "second_factor_required") redirect(secondFactorPath((await headers()).get(PATH_HEADER)));
  throw new ApiError(response.status, problem);
}

/** As `read`, but null where the visitor's role may not look: a part of a page that others see whole. */
export async function readIfAllowed<T>(answer: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T | null> {
  const answered = await answer;
  const { code } = asProblem(answered.error, answered.response);
  return answered.response.status === 403 && code !== "second_factor_required" ? null : read(Promise.resolve(answered));
}
