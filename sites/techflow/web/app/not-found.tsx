export { default, metadata } from "@orchestrator/portal/pages/not-found";
