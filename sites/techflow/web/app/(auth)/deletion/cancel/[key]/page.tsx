export { default, metadata } from "@orchestrator/portal/pages/(auth)/deletion-cancel";
