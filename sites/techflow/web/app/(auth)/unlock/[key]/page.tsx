export { default, metadata } from "@orchestrator/portal/pages/(auth)/unlock";
