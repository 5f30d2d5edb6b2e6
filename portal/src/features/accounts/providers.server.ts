/** With whom one can sign in besides us: as the platform is configured. */
import "server-only";

import { cache } from "react";

import { apiInternalUrl } from "../../lib/environment";

export interface Provider {
  id: string;
  name: string;
}

interface Config {
  data?: { socialaccount?: { providers?: Provider[] } };
}

/** None while the platform cannot be asked: the rest of the page works without them. */
export const getProviders = cache(async (): Promise<Provider[]> => {
  try {
    const response = await fetch(`${apiInternalUrl()}/_allauth/browser/v1/config`, {
      headers: { accept: "application/json" },
      cache: "no-store",
    });
    const { data } = (await response.json()) as Config;
    const found = data?.socialaccount?.providers ?? [];
    return ORDER.flatMap((id) => found.filter((provider) => provider.id === id).map(({ name }) => ({ id, name })));
  } catch {
    return [];
  }
});

const ORDER = ["google", "github"];
