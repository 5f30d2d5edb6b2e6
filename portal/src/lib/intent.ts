/** The plan that somebody chose before they had an account. The mailed link may open in another tab: so not per tab. */
export interface Intent {
  plan: string;
  interval: "month" | "year";
}

const KEY = "chosen-plan";

/** From an address such as `/sign-up?plan=starter&interval=year`. */
export function intentFrom(plan: string | undefined, interval: string | undefined): Intent | null {
  if (!plan || !/^[a-z0-9_-]{1,40}$/.test(plan)) return null;
  return { plan, interval: interval === "year" ? "year" : "month" };
}

export function rememberIntent(intent: Intent | null): void {
  if (intent) localStorage.setItem(KEY, JSON.stringify(intent));
}

/** Read once: the next organisation of this person starts without it. */
export function takeIntent(): Intent | null {
  const kept = localStorage.getItem(KEY);
  localStorage.removeItem(KEY);
  if (!kept) return null;
  try {
    const { plan, interval } = JSON.parse(kept) as Partial<Intent>;
    return intentFrom(plan, interval);
  } catch {
    return null;
  }
}
