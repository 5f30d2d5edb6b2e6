export { default, metadata } from "@orchestrator/portal/pages/(portal)/organisations/new";
