/** Problem documents (RFC 9457): how the API refuses, and how a form shows it. */
import type { components } from "../api/schema";

export type Problem = components["schemas"]["Problem"];

/** The failure of a read, for error pages. Next.js shows `digest` and nothing else of a server's error. */
export class ApiError extends Error {
  readonly digest: string;

  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = "ApiError";
    this.digest = problem.request_id ?? "";
  }
}

/** Whatever came back, as a problem; a proxy's page or an empty body becomes one that says so. */
export function asProblem(body: unknown, response?: Response): Problem {
  if (isProblem(body)) return body;
  const status = response?.status ?? 0;
  return {
    type: "about:blank",
    title: "The request failed",
    status,
    code: status === 0 ? "unreachable" : "unexpected_answer",
    detail: status === 0 ? UNREACHABLE : UNEXPECTED,
    request_id: response?.headers.get("x-request-id") ?? "",
  };
}

const UNREACHABLE = "The server could not be reached. Check your connection and try again.";
const UNEXPECTED = "Something went wrong on our side. Try again in a moment.";

function isProblem(body: unknown): body is Problem {
  return typeof body === "object" && body !== null && "detail" in body && "code" in body;
}

/** `{name: "Too long."}` from the problem's pointers (`/name`, `#/name`), the first sentence of each field. */
export function fieldErrors(problem: Problem | null): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { pointer, detail } of problem?.errors ?? []) {
    const field = pointer.replace(/^#?\//, "").split("/")[0] ?? "";
    found[field] ??= detail;
  }
  return found;
}
