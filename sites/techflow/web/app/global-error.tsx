"use client";

export { default } from "@orchestrator/portal/pages/global-error";
