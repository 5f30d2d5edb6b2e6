export { default } from "@orchestrator/portal/pages/robots";
