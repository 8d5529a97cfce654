import { api, got } from "../../api/client";
import { problemOf } from "../../api/problem";
import { Button, saveText, toast } from "../../kit";
import { importsWords } from "../../words/imports";
import { useTold, useWords } from "../../words/words";
import { KINDS, type Layout } from "./useImports";

async function save(layout: Layout, kind: string): Promise<void> {
  try {
    const { file_name, text } = await got(api.GET("/api/v1/imports/templates/{layout}/{kind}", { params: { path: { layout, kind } } }));
    saveText(file_name, text);
  } catch (error) {
    toast({ text: problemOf(error).detail ?? problemOf(error).code, tone: "bad" });
  }
}

/** A CSV file of each kind with its heading, to be filled in. */
export function Templates({ layout }: { layout: Layout }) {
  const say = useWords(importsWords);
  const told = useTold(importsWords);
  return (
    <section className="stack">
      <h2>{say("templates")}</h2>
      <div className="row">
        {KINDS[layout].map((kind) => <Button key={kind} icon="download" onClick={() => void save(layout, kind)}>{told("kind", kind)}</Button>)}
      </div>
    </section>
  );
}
