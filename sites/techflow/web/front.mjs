import "@orchestrator/portal/front";
