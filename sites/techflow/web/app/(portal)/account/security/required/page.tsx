export { default, metadata } from "@orchestrator/portal/pages/(portal)/account/security-required";
