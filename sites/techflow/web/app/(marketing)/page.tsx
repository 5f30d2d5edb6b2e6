export { default } from "@orchestrator/portal/pages/(marketing)/home";
