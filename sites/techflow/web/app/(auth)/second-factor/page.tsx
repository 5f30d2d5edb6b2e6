export { default, metadata } from "@orchestrator/portal/pages/(auth)/second-factor";
