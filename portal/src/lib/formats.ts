/** Numbers, money and times as people read them. Times always name their zone. */

const LOCALE = "en-SG";

export interface Amount {
  /** In the currency's minor unit. */
  amount: number;
  currency: string;
}

/** `{3900, SGD}` -> `SGD 39`; cents are shown only when there are some, and always when `cents` is asked for. */
export function money({ amount, currency }: Amount, { cents = false } = {}): string {
  const digits = minorDigits(currency);
  const value = amount / 10 ** digits;
  const shown = cents || amount % 10 ** digits !== 0 ? digits : 0;
  const figure = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: shown, maximumFractionDigits: shown });
  return `${currency} ${figure.format(value)}`;
}

function minorDigits(currency: string): number {
  return new Intl.NumberFormat(LOCALE, { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** `12345` -> `12,345`. */
export function number(value: number): string {
  return new Intl.NumberFormat(LOCALE).format(value);
}

/** A limit, where null means that there is none. */
export function limit(value: number | null): string {
  return value === null ? "Unlimited" : number(value);
}

/** The part that is used, from 0 to 100; an absent limit uses nothing up. */
export function percentUsed(used: number, most: number | null): number {
  if (most === null) return 0;
  if (most <= 0) return 100;
  return Math.min(100, Math.round((used / most) * 100));
}

/** `5 Dec 2026`, in the zone that is given. */
export function date(moment: string | Date, timeZone = "UTC"): string {
  return new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone }).format(new Date(moment));
}

/** `5 Dec 2026, 14:05 SGT`, in the zone that is given, which is named. */
export function dateTime(moment: string | Date, timeZone = "UTC"): string {
  const at = new Date(moment);
  const clock = new Intl.DateTimeFormat(LOCALE, { timeStyle: "short", hourCycle: "h23", timeZone }).format(at);
  return `${date(at, timeZone)}, ${clock} ${zoneName(at, timeZone)}`;
}

/** `14:05:09 SGT`. */
export function clock(moment: string | Date, timeZone = "UTC"): string {
  const at = new Date(moment);
  const shown = new Intl.DateTimeFormat(LOCALE, { timeStyle: "medium", hourCycle: "h23", timeZone }).format(at);
  return `${shown} ${zoneName(at, timeZone)}`;
}

/** `SGT`, `GMT+8` or whatever the runtime calls the zone at that moment. */
export function zoneName(moment: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(LOCALE, { timeZone, timeZoneName: "short" }).formatToParts(moment);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** `in 3 days`, `2 hours ago`, seen from `from`. */
export function relative(moment: string | Date, from: Date): string {
  const seconds = (new Date(moment).getTime() - from.getTime()) / 1000;
  const words = new Intl.RelativeTimeFormat(LOCALE, { numeric: "auto" });
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return words.format(Math.trunc(seconds), "second");
}

const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** What paying yearly saves over twelve months, in whole per cent; null when there is nothing to save. */
export function annualSaving(month: Amount | null, year: Amount | null): number | null {
  if (!month || !year || month.amount === 0) return null;
  const saving = Math.round((1 - year.amount / (month.amount * 12)) * 100);
  return saving > 0 ? saving : null;
}
