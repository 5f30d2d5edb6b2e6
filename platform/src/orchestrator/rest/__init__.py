"""API machinery: the base view, problem documents, paging, ids. Knows no endpoint; owns no tables."""
