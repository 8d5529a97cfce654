/** Notes about an invoice, a credit note or a payment, and the office's texts for notes: what is asked of the server. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api, got } from "../api/client";
import { usePages } from "../api/pages";
import type { components } from "../api/schema.gen";

type Schemas = components["schemas"];
type Note = Schemas["SubjectNoteView"];
export type NoteTemplate = Schemas["NoteTemplateView"];
export type CallOutcome = NonNullable<Schemas["NoteShape"]["outcome"]>;

export const OUTCOMES: readonly Exclude<CallOutcome, "">[] = ["reached", "left_message", "no_answer", "wrong_number", "called_back", "promised"];

const FEW = 20;
const MINUTES_10 = 600_000;

export function useNotes(account_id: string, subject_id: string) {
  return usePages<Note>(["account", account_id, "notes", subject_id], (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/subjects/{subject_id}/notes", { params: { path: { account_id, subject_id }, query: { cursor, limit: FEW } }, signal })),
    { refetchOnMount: "always" });
}

/** Write a note about the account itself, or about one thing on it. */
export function writeNote(account_id: string, subject_id: string, key: string, body: { text: string; outcome: CallOutcome }): Promise<unknown> {
  const header = { "Idempotency-Key": key };
  if (!subject_id) return got(api.POST("/api/v1/accounts/{account_id}/notes", { params: { path: { account_id }, header }, body }));
  return got(api.POST("/api/v1/accounts/{account_id}/subjects/{subject_id}/notes", { params: { path: { account_id, subject_id }, header }, body }));
}

export function useRenewAccount(id: string): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: ["account", id] }), [queries, id]);
}

export function useNoteTemplates() {
  return useQuery({ queryKey: ["note-templates"], staleTime: MINUTES_10, queryFn: ({ signal }) => got(api.GET("/api/v1/note-templates", { signal })) });
}
