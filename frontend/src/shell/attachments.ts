/** Files kept with an account, an invoice, a credit note or a payment: what is asked of the server, and how one is brought. */
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { api, got } from "../api/client";
import { usePages } from "../api/pages";
import type { components } from "../api/schema.gen";
import { putFile } from "../api/upload";

type Schemas = components["schemas"];
export type Attachment = Schemas["AttachmentView"];
export type AttachmentKind = Schemas["AttachmentKind"];
type SubjectKind = Schemas["SubjectKind"];

export const KINDS: readonly AttachmentKind[] = ["cheque", "letter", "consent", "identification", "authorisation", "other"];

/** What files belong with; without it the account itself. */
export interface Subject {
  kind: SubjectKind;
  id: string;
}

const few = 50;

export function useAttachments(id: string, subject: string, kind: string) {
  return usePages<Attachment>(["account", id, "attachments", subject, kind], (cursor, signal) =>
    got(api.GET("/api/v1/accounts/{account_id}/attachments", {
      params: { path: { account_id: id }, query: { cursor, limit: few, subject, ...(kind && { kind: kind as AttachmentKind }) } }, signal,
    })), { refetchOnMount: "always" });
}

export function useRenewAttachments(id: string): () => void {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: ["account", id, "attachments"] }), [queries, id]);
}

/** Bring a file and have it looked at; `tell` hears how much of it has gone (0 to 1). Throws what the server refuses. */
export async function bring(account_id: string, file: File, kind: AttachmentKind, subject: Subject | undefined, tell: (gone: number) => void): Promise<Attachment> {
  const path = { account_id };
  const lent = await got(api.POST("/api/v1/accounts/{account_id}/attachments/uploads", { params: { path }, body: { size: file.size } }));
  await putFile(lent.address, file, "application/octet-stream", (bytes) => tell(bytes / (file.size || 1)));
  tell(1);
  const body = { upload_id: lent.upload_id, kind, name: file.name, subject_kind: subject?.kind ?? ("account" as const), subject_id: subject?.id ?? "" };
  return got(api.POST("/api/v1/accounts/{account_id}/attachments", { params: { path }, body }));
}

/** Where a file is for five minutes; each time somebody asks is recorded. */
export function lend(account_id: string, attachment_id: string, signal?: AbortSignal) {
  return got(api.GET("/api/v1/accounts/{account_id}/attachments/{attachment_id}", { params: { path: { account_id, attachment_id } }, signal }));
}

export function withdraw(account_id: string, attachment_id: string, reason: string) {
  return got(api.POST("/api/v1/accounts/{account_id}/attachments/{attachment_id}/withdraw", { params: { path: { account_id, attachment_id } }, body: { reason } }));
}
