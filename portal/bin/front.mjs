#!/usr/bin/env node
/** Runs the front: FRONT_PORT, API_INTERNAL_URL and WEB_INTERNAL_URL in (and FRONT_HOST, else only this machine reaches it); stops cleanly on SIGTERM and SIGINT. */
import { createFront } from "../front.mjs";

const { FRONT_PORT, FRONT_HOST, API_INTERNAL_URL, WEB_INTERNAL_URL } = process.env;
if (!FRONT_PORT || !API_INTERNAL_URL || !WEB_INTERNAL_URL) {
  console.error("The front needs FRONT_PORT, API_INTERNAL_URL and WEB_INTERNAL_URL.");
  process.exit(2);
}

const front = createFront({ api: API_INTERNAL_URL, web: WEB_INTERNAL_URL });

front.on("error", (error) => {
  console.error(error.code === "EADDRINUSE" ? `Port ${FRONT_PORT} is taken.` : `The front cannot listen: ${error.message}`);
  process.exit(1);
});
front.listen(Number(FRONT_PORT), FRONT_HOST || "127.0.0.1", () => {
  const { port } = front.address();
  console.log(`The front listens on http://localhost:${port}`);
});

for (const signal of ["SIGTERM", "SIGINT"]) {
  process.once(signal, () => {
    front.close(() => process.exit(0));
    front.closeIdleConnections();
    setTimeout(() => front.closeAllConnections(), 2_000).unref();
    // Upgraded sockets are not the server's any more: they end with the process.
    setTimeout(() => process.exit(0), 2_500).unref();
  });
}
