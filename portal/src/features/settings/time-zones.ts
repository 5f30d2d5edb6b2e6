/** The time zones that a form offers. Asked for on the server: the lists of browsers differ. */
import "server-only";

/** `current` is among them even when the runtime knows it by another name. */
export function timeZones(current: string): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC", current])].sort();
}
