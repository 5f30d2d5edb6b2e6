import { beforeEach, expect, test, vi } from "vitest";

import { browserApi, fetched } from "../../src/lib/api.browser";
import { ApiError } from "../../src/lib/problems";

let asked: Request[];

function answering(answer: () => Response) {
  vi.stubGlobal("fetch", async (request: Request) => {
    asked.push(request);
    return answer();
  });
}

beforeEach(() => {
  asked = [];
  document.cookie = "csrftoken=abc";
  vi.unstubAllGlobals();
});

test("a write names the organisation and carries the CSRF token; a read carries none", async () => {
  answering(() => Response.json({ data: [], next_cursor: null }));

  await browserApi("kopi-labs").POST("/api/v1/api-keys", { body: { name: "Scanner", scopes: [] } });
  await browserApi("kopi-labs").GET("/api/v1/api-keys");

  expect(asked[0]!.headers.get("Orchestrator-Organisation")).toBe("kopi-labs");
  expect(asked[0]!.headers.get("X-CSRFToken")).toBe("abc");
  expect(asked[1]!.headers.get("X-CSRFToken")).toBeNull();
});

test("a refusal is a problem document", async () => {
  const problem = { type: "about:blank", title: "x", status: 403, code: "role_required", detail: "Ask an owner.", request_id: "req_1" };
  answering(() => Response.json(problem, { status: 403 }));

  const { error } = await browserApi("kopi-labs").GET("/api/v1/members");

  expect(error).toEqual(problem);
});

test("a proxy's page and a dead network are problems too", async () => {
  answering(() => new Response("<h1>502</h1>", { status: 502, headers: { "content-type": "text/html" } }));
  await expect(fetched(browserApi().GET("/api/v1/plans"))).rejects.toMatchObject({ status: 502, problem: { code: "unexpected_answer" } });

  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await expect(fetched(browserApi().GET("/api/v1/plans"))).rejects.toBeInstanceOf(ApiError);
});
