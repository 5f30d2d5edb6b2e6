import "../portal.css";

export { default, metadata } from "@orchestrator/portal/pages/(auth)/layout";
