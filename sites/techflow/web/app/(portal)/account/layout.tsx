export { default } from "@orchestrator/portal/pages/(portal)/account/layout";
