/** What the API says of the facts. */
import type { paths } from "../../api/schema";

export type Facts = paths["/api/v1/audit/facts"]["get"]["responses"]["200"]["content"]["application/json"];

export type Fact = Facts["data"][number];
