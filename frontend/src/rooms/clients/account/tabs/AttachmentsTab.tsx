import { FilterBar, useFilters } from "../../../../kit";
import { Attachments } from "../../../../shell/Attachments";
import { KINDS } from "../../../../shell/attachments";
import { attachmentsWords } from "../../../../words/attachments";
import { useWords } from "../../../../words/words";

/** Everything attached anywhere on the account, the newest first; narrowed by kind. */
export function AttachmentsTab({ id }: { id: string }) {
  const say = useWords(attachmentsWords);
  const filters = useFilters(["filed", "tab"]);
  const kind = filters.values.filed ?? "";
  const options = KINDS.map((value) => ({ value, label: say(`kind_${value}`) }));
  return (
    <div className="stack">
      <FilterBar filters={{ ...filters, active: Boolean(kind), clear: () => filters.set("filed", "") }} find={false} choices={[{ name: "filed", label: say("kind"), options }]} />
      <Attachments accountId={id} kind={kind} />
    </div>
  );
}
