export { default } from "@orchestrator/portal/pages/(portal)/[organisation]/list-loading";
