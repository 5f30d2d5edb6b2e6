"use client";

export { default } from "@orchestrator/portal/pages/(auth)/error";
