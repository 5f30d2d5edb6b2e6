/** The shapes that this feature handles, as the API describes them. */
import type { components } from "../../api/schema";

type Schemas = components["schemas"];

export type Organisation = Schemas["Organisation"];
export type Member = Schemas["Member"];
export type Members = Schemas["Members"];
export type Seats = Schemas["Seats"];
export type Invitation = Schemas["Invitation"];
export type Invitations = Schemas["Invitations"];
export type Answer = Schemas["InvitationAnswer"];
export type Roles = Schemas["Roles"];
export type RoleDescription = Schemas["RoleDescription"];
