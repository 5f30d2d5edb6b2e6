/** Next's own router context, with a router that notes where it was sent. */
import { AppRouterContext, type AppRouterInstance } from "next/dist/shared/lib/app-router-context.shared-runtime";
import type { ReactNode } from "react";

export function WithRouter({ visited, children }: { visited: string[]; children: ReactNode }) {
  const nowhere = () => {};
  const router = { push: (path: string) => visited.push(path), replace: nowhere, refresh: nowhere, back: nowhere, forward: nowhere, prefetch: nowhere };
  return <AppRouterContext.Provider value={router as unknown as AppRouterInstance}>{children}</AppRouterContext.Provider>;
}
