// @vitest-environment node
import { expect, test } from "vitest";

import { ApiError, asProblem, fieldErrors } from "../../src/lib/problems";

const problem = { type: "about:blank", title: "Invalid", status: 400, code: "invalid", detail: "Look at the fields.", request_id: "req_1" };

test("a problem document is kept as it is", () => {
  expect(asProblem(problem)).toBe(problem);
});

test("anything else becomes one that says what to do, with the request's id", () => {
  const answer = new Response("<h1>Bad gateway</h1>", { status: 502, headers: { "x-request-id": "req_2" } });

  expect(asProblem("<h1>Bad gateway</h1>", answer)).toMatchObject({ status: 502, code: "unexpected_answer", request_id: "req_2" });
  expect(asProblem(undefined)).toMatchObject({ code: "unreachable" });
});

test("errors find their fields, the first of each", () => {
  const errors = [
    { pointer: "/name", detail: "Too long." },
    { pointer: "#/name", detail: "Also odd." },
    { pointer: "/scopes/0", detail: "Unknown scope." },
  ];

  expect(fieldErrors({ ...problem, errors })).toEqual({ name: "Too long.", scopes: "Unknown scope." });
  expect(fieldErrors(null)).toEqual({});
});

test("an error page can name the request: Next.js passes the digest on and nothing else", () => {
  expect(new ApiError(500, problem).digest).toBe("req_1");
});
