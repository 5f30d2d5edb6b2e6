export { default, metadata } from "@orchestrator/portal/pages/(auth)/not-me";
