export { default, metadata } from "@orchestrator/portal/pages/(auth)/sign-in-link";
