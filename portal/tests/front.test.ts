// @vitest-environment node
import { spawn, type ChildProcess } from "node:child_process";
import { createServer, request, type IncomingHttpHeaders, type RequestListener, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import path from "node:path";

import { afterEach, expect, test } from "vitest";

const FRONT = path.join(import.meta.dirname, "../bin/front.mjs");
const running: { servers: Server[]; children: ChildProcess[] } = { servers: [], children: [] };

afterEach(() => {
  for (const server of running.servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  for (const child of running.children.splice(0)) child.kill("SIGKILL");
});

async function upstream(listener: RequestListener): Promise<{ address: string; server: Server }> {
  const server = createServer(listener);
  running.servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** An upstream that says what it was asked. */
const echo = (name: string) =>
  upstream((incoming, answer) => {
    answer.setHeader("content-type", "application/json");
    answer.end(JSON.stringify({ name, path: incoming.url, headers: incoming.headers, method: incoming.method }));
  });

async function front(api: string, web: string): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(process.execPath, [FRONT], {
    env: { ...process.env, FRONT_PORT: "0", FRONT_HOST: "127.0.0.1", API_INTERNAL_URL: api, WEB_INTERNAL_URL: web },
  });
  running.children.push(child);
  const port = await new Promise<number>((resolve, reject) => {
    child.stdout.on("data", (line) => resolve(Number(/:(\d+)/.exec(String(line))?.[1])));
    child.once("exit", (code) => reject(new Error(`The front ended with ${code}`)));
  });
  return { port, child };
}

interface Echo {
  name: string;
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
}

/** With node's own client: `fetch` would correct a forged Host or a strange path before it is sent. */
function ask(port: number, target: string, headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port, path: target, headers, agent: false }, (answer) => {
      let text = "";
      answer.on("data", (chunk) => (text += chunk)).on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
    });
    asked.on("error", reject).end();
  });
}

async function seen(port: number, target: string, headers?: Record<string, string>): Promise<Echo> {
  return JSON.parse((await ask(port, target, headers)).text) as Echo;
}

test("each path goes to the part that owns it, its slashes and query kept", async () => {
  const { port } = await front((await echo("api")).address, (await echo("web")).address);

  for (const target of ["/api/v1/plans", "/api/docs/", "/_allauth/browser/v1/auth/session", "/console", "/console/", "/hooks/stripe", "/static/a.css", "/media/x", "/healthz", "/readyz?deep=1", "/accounts/github/login/"]) {
    expect(await seen(port, target)).toMatchObject({ name: "api", path: target });
  }
  for (const target of ["/", "/pricing", "/apiary", "/kopi-labs/api-keys", "/consoles/", "/healthzz", "/a//b/", "/_next/static/x.js?v=%2F"]) {
    expect(await seen(port, target)).toMatchObject({ name: "web", path: target });
  }
});

test("a visitor cannot claim another address, scheme or host", async () => {
  const { port } = await front((await echo("api")).address, (await echo("web")).address);

  const { headers } = await seen(port, "/api/v1/plans", {
    host: "techflow.example:3000",
    "x-forwarded-for": "203.0.113.7",
    x_forwarded_for: "203.0.113.7",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "evil.example",
    "x-forwarded-port": "443",
    "x-real-ip": "203.0.113.7",
    forwarded: "for=203.0.113.7;proto=https",
    "x-orchestrator-path": "/elsewhere",
  });

  expect(headers.host).toBe("techflow.example:3000");
  expect(headers["x-forwarded-for"]).toBe("127.0.0.1");
  expect(headers["x-forwarded-proto"]).toBe("http");
  expect(headers["x-forwarded-host"]).toBe("techflow.example:3000");
  for (const gone of ["x-real-ip", "forwarded", "x-forwarded-port", "x_forwarded_for", "x-orchestrator-path"]) {
    expect(headers).not.toHaveProperty(gone);
  }
});

test("a redirect, its cookies and an upstream's own status pass untouched", async () => {
  const api = await upstream((_, answer) => {
    answer.writeHead(302, { location: "/console/", "set-cookie": ["sessionid=a; HttpOnly", "csrftoken=b"] });
    answer.end();
  });
  const { port } = await front(api.address, (await echo("web")).address);

  const answer = await ask(port, "/console");

  expect(answer.status).toBe(302);
  expect(answer.headers.location).toBe("/console/");
  expect(answer.headers["set-cookie"]).toEqual(["sessionid=a; HttpOnly", "csrftoken=b"]);
});

test("a stream arrives piece by piece and outlives a silence", async () => {
  const api = await upstream((_, answer) => {
    answer.writeHead(200, { "content-type": "text/event-stream" });
    answer.write("data: first\n\n");
    setTimeout(() => answer.end("data: second\n\n"), 3_000);
  });
  const { port } = await front(api.address, (await echo("web")).address);

  const arrived: { at: number; text: string }[] = [];
  const began = Date.now();
  await new Promise<void>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path: "/api/v1/stream" }, (answer) => {
      answer.on("data", (chunk) => arrived.push({ at: Date.now() - began, text: String(chunk) })).on("end", resolve);
    }).on("error", reject).end();
  });

  expect(arrived.map(({ text }) => text)).toEqual(["data: first\n\n", "data: second\n\n"]);
  expect(arrived[0]?.at).toBeLessThan(1_500);
}, 10_000);

test("a large body arrives whole", async () => {
  const api = await upstream((incoming, answer) => {
    let size = 0;
    incoming.on("data", (chunk: Buffer) => (size += chunk.length)).on("end", () => answer.end(String(size)));
  });
  const { port } = await front(api.address, (await echo("web")).address);

  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/records`, { method: "POST", body: new Uint8Array(5_000_000) });

  expect(await answer.text()).toBe("5000000");
});

test("a part that is down is a 502 that says so, as a page to people and a problem to programs", async () => {
  const gone = await echo("gone");
  await new Promise((resolve) => gone.server.close(resolve));
  const { port } = await front(gone.address, gone.address);

  const page = await ask(port, "/pricing", { accept: "text/html" });
  expect(page.status).toBe(502);
  expect(page.headers["content-type"]).toContain("text/html");
  expect(page.text).toContain("The web app does not answer");

  const problem = await ask(port, "/api/v1/plans", { accept: "application/json" });
  expect(problem.status).toBe(502);
  expect(problem.headers["content-type"]).toBe("application/problem+json");
  expect(JSON.parse(problem.text)).toMatchObject({ status: 502, code: "upstream_unavailable" });
});

test("an upgrade reaches the web app, as hot reloading needs", async () => {
  const web = await echo("web");
  web.server.on("upgrade", (incoming, socket) => {
    socket.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    socket.write(`from ${incoming.headers["x-forwarded-for"]}`);
    socket.end();
  });
  const { port } = await front((await echo("api")).address, web.address);

  const heard = await new Promise<string>((resolve, reject) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => {
      socket.write("GET /_next/webpack-hmr HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n");
    });
    socket.on("data", (chunk) => (text += chunk)).on("end", () => resolve(text)).on("error", reject);
  });

  expect(heard).toContain("101 Switching Protocols");
  expect(heard).toContain("from 127.0.0.1");
});

test("SIGTERM lets a running answer finish and ends with 0", async () => {
  const api = await upstream((_, answer) => setTimeout(() => answer.end("late"), 700));
  const { port, child } = await front(api.address, (await echo("web")).address);
  const ended = new Promise((resolve) => child.once("exit", resolve));

  const answer = ask(port, "/api/v1/slow");
  await new Promise((resolve) => setTimeout(resolve, 200));
  child.kill("SIGTERM");

  expect((await answer).text).toBe("late");
  expect(await ended).toBe(0);
});
