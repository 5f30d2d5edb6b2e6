export { default, metadata } from "@orchestrator/portal/pages/(auth)/check-mail";
