export { default, metadata } from "@orchestrator/portal/pages/(portal)/[organisation]/ownership";
