import "../portal.css";

export { default, metadata } from "@orchestrator/portal/pages/(portal)/layout";
