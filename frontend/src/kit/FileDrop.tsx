import { useId, useState, type ChangeEvent, type DragEvent } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Icon } from "./Icon";

interface FileDropProps {
  label: string;
  /** Endings, such as `.csv,.zip`. */
  accept: string;
  /** The media types of those endings, where a telephone is to offer its camera too. */
  types?: string;
  maxMegabytes: number;
  onFile: (file: File) => void;
  /** Take several at once; `onFile` is called for each. */
  multiple?: boolean;
}

/** What was chosen, and then none: the same file, mended, can be chosen again. */
const choosing = (take: (files: FileList | null) => void) => ({ target }: ChangeEvent<HTMLInputElement>) => {
  take(target.files);
  target.value = "";
};

function isOf(file: File, accept: string): boolean {
  return accept.split(",").some((ending) => file.name.toLowerCase().endsWith(ending.trim()));
}

/** Choose a file, or drop it; a wrong kind or size is refused at once and said. */
export function FileDrop({ label, accept, types, maxMegabytes, onFile, multiple }: FileDropProps) {
  const say = useWords(kitWords);
  const id = useId();
  const [over, setOver] = useState(false);
  const [refusals, setRefusals] = useState<readonly string[]>([]);
  const take = (file: File) => {
    const large = file.size > maxMegabytes * 1024 * 1024;
    const wrong = !isOf(file, accept) ? say("drop_wrong", { accept }) : large ? say("drop_large", { limit: maxMegabytes }) : "";
    if (wrong) setRefusals((old) => [...old, `${file.name}: ${wrong}`]);
    else onFile(file);
  };
  const takeAll = (files: FileList | null) => {
    setOver(false);
    setRefusals([]);
    for (const file of [...(files ?? [])].slice(0, multiple ? undefined : 1)) take(file);
  };
  const drag = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    takeAll(event.dataTransfer.files);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is extra; the input is the control
    <div className={over ? "drop over" : "drop"} role="group" aria-label={label} onDragOver={drag(true)} onDragLeave={drag(false)} onDrop={drop}>
      <Icon name="imports" />
      <strong>{label}</strong>
      <span>
        {say("drop_here")}{" "}
        <label className="link" htmlFor={id}>{say("drop_choose")}</label>
        <input id={id} type="file" className="hidden-text" accept={types ?? accept} multiple={multiple} onChange={choosing(takeAll)} />
      </span>
      <span className="muted small">{accept} · {maxMegabytes} MB</span>
      {refusals.length > 0 && <p className="field-error" role="alert">{refusals.join(" ")}</p>}
    </div>
  );
}
