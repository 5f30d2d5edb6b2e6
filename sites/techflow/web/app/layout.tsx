import "./base.css";

export { default, generateMetadata, viewport } from "@orchestrator/portal/pages/layout";
