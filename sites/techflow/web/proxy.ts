export { proxy } from "@orchestrator/portal/lib/proxy";

// Next.js reads this without running it. Files and the static public pages need no proxy.
export const config = { matcher: ["/((?!_next/|pricing$|terms$|privacy$|.*\\.[a-z0-9]+$).+)"] };
