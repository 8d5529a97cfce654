import type { Export } from "./exports";

/** An export as the server tells of it. */
export function anExport(changes: Partial<Export> = {}): Export {
  return {
    id: "exp_1", list: "invoices", filter: { state: "open", text: "" }, on: "2026-03-02", by: "staff:sara",
    asked_at: "2026-03-02T15:00:00Z", ends_at: "2026-03-09T15:00:00Z", state: "ready", rows: 7, only: [], left_out: 0, percent: 100, size: 2000, failed: "", ...changes,
  };
}
