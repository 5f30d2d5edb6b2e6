/** Tells server components where they stand: they cannot ask, and the way back after sign-in needs it. */
import { NextResponse, type NextRequest } from "next/server";

const PATH_HEADER = "x-orchestrator-path";

export function proxy(request: NextRequest): NextResponse {
  const headers = new Headers(request.headers);
  headers.set(PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({ request: { headers } });
}
