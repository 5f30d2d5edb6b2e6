export { default, metadata } from "@orchestrator/portal/pages/(portal)/account/connections";
