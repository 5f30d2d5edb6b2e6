/** What the visitor may do here, as the API has told it: its table of roles is nowhere repeated. */
import type { components } from "../api/schema";

export type Role = components["schemas"]["RoleEnum"];
export type Permission = components["schemas"]["PermissionEnum"];

/** The pages only spare people a refusal that they can foresee; the API refuses by the same table. */
export const may = ({ permissions }: { permissions: Permission[] }, permission: Permission): boolean => permissions.includes(permission);
