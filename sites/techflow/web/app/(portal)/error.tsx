"use client";

export { default } from "@orchestrator/portal/pages/(portal)/error";
