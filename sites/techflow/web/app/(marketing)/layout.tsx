import "../marketing.css";

export { default } from "@orchestrator/portal/pages/(marketing)/layout";
