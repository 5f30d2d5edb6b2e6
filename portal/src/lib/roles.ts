/** What each role may do, as the API holds it; the pages only spare people a refusal that they can foresee. */
import type { components } from "../api/schema";

export type Role = components["schemas"]["RoleEnum"];

const MANAGERS: ReadonlySet<Role> = new Set(["owner", "admin"]);
const PAYERS: ReadonlySet<Role> = new Set(["owner", "billing"]);

/** Change the organisation itself and its API keys. */
export const mayManage = (role: Role): boolean => MANAGERS.has(role);

/** Choose and pay for a plan. */
export const mayPay = (role: Role): boolean => PAYERS.has(role);
