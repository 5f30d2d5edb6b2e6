import path from "node:path";
import { withPortal } from "@orchestrator/portal/next";

export default withPortal({
  site: "./site.ts",
  root: path.join(import.meta.dirname, "../../.."),
});
