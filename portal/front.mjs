/**
 * The one origin that people use, on a laptop: sends each path to Django or to Next.js as an ingress does.
 * Host and slashes stay as they came; what a visitor claims about where they come from is overwritten.
 */
import { createServer, STATUS_CODES } from "node:http";

import { createProxyServer } from "httpxy";

const DJANGO = /^\/(?:api|_allauth|accounts|console|hooks|static|media|healthz|readyz)(?:[/?]|$)/;
const CLAIMS = /^(?:forwarded|x-real-ip|x-forwarded-.*|x-orchestrator-.*|.*_.*)$/;
const ONE_HOUR = 3_600_000;

/**
 * @param {{ api: string, web: string }} upstreams their addresses, like `http://127.0.0.1:8000`
 * @returns {import("node:http").Server}
 */
export function createFront({ api, web }) {
  // No agent: a socket that an upstream has just closed is never used for a form that must not be sent twice.
  const proxy = createProxyServer({ agent: false, proxyTimeout: ONE_HOUR });
  proxy.on("proxyRes", (answer) => delete answer.headers.connection);
  proxy.on("error", (error, request, response) => unavailable(error, request, response));

  const server = createServer((request, response) => {
    overwriteClaims(request);
    proxy.web(request, response, { target: upstreamOf(request.url) }).catch(() => response.destroy());
  });
  server.on("upgrade", (request, socket, head) => {
    overwriteClaims(request);
    proxy.ws(request, socket, { target: upstreamOf(request.url) }, head).catch(() => socket.destroy());
  });
  return server;

  function upstreamOf(/** @type {string} */ path) {
    return DJANGO.test(path) ? api : web;
  }
}

/** Underscores go too: to a Python server `X_Forwarded_For` is the same name as `X-Forwarded-For`. */
function overwriteClaims(/** @type {import("node:http").IncomingMessage} */ request) {
  for (const name of Object.keys(request.headers)) if (CLAIMS.test(name)) delete request.headers[name];
  request.headers["x-forwarded-for"] = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  request.headers["x-forwarded-proto"] = "http";
  if (request.headers.host) request.headers["x-forwarded-host"] = request.headers.host;
}

/** The part behind is starting, restarting or gone: 502, as a page or as a problem document. */
function unavailable(error, request, response) {
  if (!("writeHead" in response)) return response.destroy();
  if (response.headersSent) return response.destroy();
  const part = DJANGO.test(request.url) ? "API" : "web app";
  const detail = `The ${part} does not answer. It may still be starting; try again in a few seconds.`;
  const page = request.headers.accept?.includes("text/html");
  response.writeHead(502, { "content-type": page ? "text/html; charset=utf-8" : "application/problem+json", "cache-control": "no-store", "retry-after": "3" });
  response.end(page ? errorPage(detail) : JSON.stringify({ type: "about:blank", title: STATUS_CODES[502], status: 502, detail, code: "upstream_unavailable", request_id: "" }));
  if (error.code !== "ECONNREFUSED") console.error(`${request.method} ${request.url}: ${error.message}`);
}

const errorPage = (/** @type {string} */ detail) => `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>One moment</title><style>:root{color-scheme:light dark}body{font:1rem/1.6 system-ui,sans-serif;display:grid;place-content:center;min-height:90vh;margin:0 1.5rem;text-align:center}</style>
<h1>One moment</h1><p>${detail}</p><p><a href="">Try again</a></p></html>`;
