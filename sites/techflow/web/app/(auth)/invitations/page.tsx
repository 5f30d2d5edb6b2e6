export { default, metadata } from "@orchestrator/portal/pages/(auth)/invitations";
