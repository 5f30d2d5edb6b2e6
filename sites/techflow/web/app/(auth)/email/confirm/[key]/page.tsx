export { default, metadata } from "@orchestrator/portal/pages/(auth)/email-confirm";
