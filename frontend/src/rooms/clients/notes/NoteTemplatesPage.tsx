import { useMemo, useState } from "react";
import { useMay } from "../../../api/session";
import { Dialog, Status, useFilters, type Column } from "../../../kit";
import { ListPage } from "../../../list/ListPage";
import { useNoteTemplates, type NoteTemplate } from "../../../shell/notes";
import { notesWords } from "../../../words/notes";
import { useTold, useWords } from "../../../words/words";
import { NoteTemplateForm } from "./NoteTemplateForm";

function useColumns(): Column<NoteTemplate>[] {
  const say = useWords(notesWords);
  const told = useTold(notesWords);
  return useMemo(
    () => [
      { key: "place", title: say("place"), width: 80, align: "end", card: "none", value: (row) => row.place },
      { key: "name", title: say("name"), width: 200, lead: true, value: (row) => row.name },
      { key: "text", title: say("text"), width: 420, grow: true, value: (row) => row.text },
      { key: "outcome", title: say("call_outcome"), width: 200, value: (row) => (row.outcome ? told("call", row.outcome) : "") },
      { key: "active", title: say("state"), width: 130, card: "badge", value: (row) => String(row.active), render: (row) => <Status state={row.active ? "active" : "inactive"}>{say(row.active ? "offered" : "not_offered")}</Status> },
    ],
    [say, told],
  );
}

const keyOf = (row: NoteTemplate) => row.id;
const textOf = (row: NoteTemplate) => `${row.name} ${row.text}`.toLowerCase();

/** The office's texts for notes, in its order. */
export default function NoteTemplatesPage() {
  const say = useWords(notesWords);
  const writes = useMay()("policy:write");
  const filters = useFilters([]);
  const list = useNoteTemplates();
  const [editing, setEditing] = useState<NoteTemplate | "new" | null>(null);
  const words = filters.text.toLowerCase();
  const close = () => setEditing(null);
  return (
    <ListPage
      title={say("templates")} name="note-templates" parent={{ title: say("settings"), href: "/settings" }} columns={useColumns()} rowKey={keyOf}
      list={{ ...list, rows: list.data ?? [] }} filters={filters} find={say("templates_find")} narrow={(row) => textOf(row).includes(words)}
      onOpen={writes ? setEditing : undefined} dim={(row) => !row.active} add={writes && { text: say("templates_add"), run: () => setEditing("new") }}
      empty={{ icon: "note", title: say("templates_empty"), text: say("templates_empty_text") }} csv="note-templates.csv"
    >
      <Dialog open={editing !== null} title={say(editing === "new" ? "templates_add" : "templates_change")} onClose={close}>
        {editing && <NoteTemplateForm template={editing === "new" ? null : editing} onDone={close} />}
      </Dialog>
    </ListPage>
  );
}
