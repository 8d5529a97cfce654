import { useState } from "react";
import { api, got, idempotencyKey } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { useMay } from "../../../api/session";
import { Banner, ConfirmDialog, DateText, Dialog, Form, Menu, toast, type Severity } from "../../../kit";
import { accountWords } from "../../../words/account";
import { clientsWords } from "../../../words/clients";
import { useTold, useWords } from "../../../words/words";
import { ConcernFields } from "../parts/fields";
import { nested, picked, type Flat } from "../parts/nest";
import { useEdit } from "../parts/useEdit";
import { readFile, useRenew, type AccountFile } from "./useAccount";

type Concern = components["schemas"]["ConcernView"];
type Shape = components["schemas"]["ConcernShape"];

const LOUD: Record<Concern["severity"], { rank: number; look: Severity }> = {
  critical: { rank: 0, look: "critical" }, warning: { rank: 1, look: "caution" }, info: { rank: 2, look: "note" },
};

/** Concerns in force, the loudest first. */
function inForce(file: AccountFile): Concern[] {
  return file.concerns.filter((one) => !one.ended_at).toSorted((a, b) => LOUD[a.severity].rank - LOUD[b.severity].rank);
}

const FIELDS = ["kind", "severity", "text"];

function useConcernForm(id: string, concern: Concern | null, onSaved: () => void) {
  const [key] = useState(() => idempotencyKey());
  const path = { account_id: id };
  const save = (values: Flat, version: number) => {
    const body = nested<Shape>(values);
    if (!concern) return got(api.POST("/api/v1/accounts/{account_id}/concerns", { params: { path, header: { "Idempotency-Key": key } }, body }));
    const params = { path: { ...path, concern_id: concern.id } };
    return got(api.PUT("/api/v1/accounts/{account_id}/concerns/{concern_id}", { params, body: { ...body, version } }));
  };
  const read = async () => {
    const now = (await readFile(id)).concerns.find((one) => one.id === concern?.id);
    return { values: picked(now ?? {}, FIELDS), version: now?.version ?? 0 };
  };
  const initial = concern ? picked(concern, FIELDS) : { kind: "", severity: "warning", text: "" };
  return useEdit({ initial, version: concern?.version ?? 0, save, read: concern ? read : undefined, onSaved });
}

/** Note a concern, or change one. */
export function ConcernForm({ id, concern, onDone }: { id: string; concern: Concern | null; onDone: () => void }) {
  const renew = useRenew(id);
  const form = useConcernForm(id, concern, () => {
    renew();
    onDone();
  });
  return <Form form={form} onCancel={onDone}><ConcernFields at="" /></Form>;
}

function ConcernMenu({ id, concern }: { id: string; concern: Concern }) {
  const say = useWords(accountWords);
  const renew = useRenew(id);
  const [open, setOpen] = useState<"edit" | "end" | null>(null);
  const close = () => setOpen(null);
  const end = async () => {
    const params = { path: { account_id: id, concern_id: concern.id } };
    await got(api.POST("/api/v1/accounts/{account_id}/concerns/{concern_id}/end", { params, body: { version: concern.version } }));
    renew();
    toast({ text: say("saved") });
  };
  const items = [
    { key: "edit", label: say("edit"), run: () => setOpen("edit") },
    { key: "end", label: say("concern_end"), run: () => setOpen("end") },
  ];
  return (
    <>
      <Menu label={say("concern_menu")} icon="more" items={items} />
      <Dialog open={open === "edit"} title={say("concern_edit")} onClose={close} wide>
        <ConcernForm id={id} concern={concern} onDone={close} />
      </Dialog>
      <ConfirmDialog open={open === "end"} title={say("concern_end")} action={say("concern_end")} onConfirm={end} onClose={close}>
        <p>{say("concern_end_text")}</p>
      </ConfirmDialog>
    </>
  );
}

/** What everyone who opens the account must know, loud on top. */
export function Concerns({ file, editable }: { file: AccountFile; editable?: boolean }) {
  const told = useTold(clientsWords);
  const may = useMay();
  return inForce(file).map((one) => (
    <Banner
      key={one.id} severity={LOUD[one.severity].look} title={told("concern", one.kind)}
      action={editable && may("account:write") && <ConcernMenu id={file.account.id} concern={one} />}
    >
      {one.text && <>{one.text} </>}
      <span className="muted small"><DateText value={one.noted_at.slice(0, 10)} /></span>
    </Banner>
  ));
}
