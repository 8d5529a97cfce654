import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got, idempotencyKey } from "../../api/client";
import { ConfirmDialog, toast } from "../../kit";
import { importsWords } from "../../words/imports";
import { useTold, useWords } from "../../words/words";
import type { Progress } from "./useImports";

interface AskProps {
  found: Progress;
  onClose: () => void;
}

/** Post what the preview showed; asked twice it goes on where it stopped. */
export function PostDialog({ found, onClose }: AskProps) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  const queries = useQueryClient();
  const [key] = useState(idempotencyKey);
  const preview = async () => ({
    facts: found.tallies.filter((one) => one.new > 0).map((one) => [told("kind", one.kind), one.amount_new ? `${one.new} · ${one.amount_new.display}` : one.new] as const),
    warnings: found.errors ? [told("mode", `${found.mode}_text`)] : [],
    ...(found.will_post ? {} : { refused: say("will_not_post") }),
  });
  const confirm = async () => {
    const params = { path: { import_id: found.id }, header: { "Idempotency-Key": key } };
    queries.setQueryData(["import", found.id], await got(api.POST("/api/v1/imports/{import_id}/post", { params })));
    void queries.invalidateQueries({ queryKey: ["imports"] });
    toast({ text: say("posting_started"), tone: "info" });
  };
  return (
    <ConfirmDialog open title={say("post_title")} action={say("post")} preview={preview} onConfirm={confirm} onClose={onClose}>
      <p>{say("post_text")}</p>
    </ConfirmDialog>
  );
}

export function DiscardDialog({ found, onClose }: AskProps) {
  const say = useWords(importsWords);
  const queries = useQueryClient();
  const confirm = async () => {
    const after = await got(api.POST("/api/v1/imports/{import_id}/discard", { params: { path: { import_id: found.id } } }));
    queries.setQueryData(["import", found.id], after);
    void queries.invalidateQueries({ queryKey: ["imports"] });
    toast({ text: say("discarded") });
  };
  return (
    <ConfirmDialog open danger title={say("discard_title")} action={say("discard")} onConfirm={confirm} onClose={onClose}>
      <p>{say("discard_text")}</p>
    </ConfirmDialog>
  );
}
