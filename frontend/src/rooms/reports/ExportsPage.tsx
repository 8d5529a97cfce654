import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../api/client";
import { Button, DateText, Empty, Problem, Skeleton, Status } from "../../kit";
import { ExportProgress, useExportActs, useWritten } from "../../shell/Exports";
import { isUnderWay, useFollowed, type Export } from "../../shell/exports";
import { exportsWords } from "../../words/exports";
import { useTold, useWords } from "../../words/words";
import { ReportFrame } from "./ReportFrame";

const LOOK_MS = 2000;

/** What the person asked for; looked at again by itself while something is being written. */
function useExports() {
  const followed = useFollowed().map((one) => one.id + one.state).join();
  return useQuery({
    queryKey: ["exports", followed],
    queryFn: ({ signal }) => got(api.GET("/api/v1/exports", { signal })),
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? LOOK_MS : false),
    placeholderData: (last) => last,
  });
}

/** What a filter asks for, in the words of the list's own addresses. */
function filterOf({ filter }: Export): string {
  return Object.entries(filter).flatMap(([name, value]) => (value === null || value === "" || value === false || (value === 0 && name !== "level") ? [] : [`${name}: ${value}`])).join(" · ");
}

function What({ one }: { one: Export }) {
  const say = useWords(exportsWords);
  const told = useTold(exportsWords);
  return (
    <div>
      <h2>{told("list", one.list)}</h2>
      <p className="muted small">{[filterOf(one), one.only.length > 0 && say("chosen", { n: one.only.length })].filter(Boolean).join(" · ") || say("whole")}</p>
      <p className="muted small">{say("asked")} <DateText value={one.asked_at} />{one.state === "ready" && <> · {say("until")} <DateText value={one.ends_at} /></>}</p>
    </div>
  );
}

function HowFar({ one }: { one: Export }) {
  const say = useWords(exportsWords);
  const written = useWritten();
  if (isUnderWay(one)) return <ExportProgress one={one} />;
  if (one.state === "ready") return <span className="muted small">{written(one)} · {say("size", { n: Math.ceil(one.size / 1024) })}</span>;
  return <span className="muted small">{one.failed || say("expired")}</span>;
}

function Card({ one }: { one: Export }) {
  const say = useWords(exportsWords);
  const told = useTold(exportsWords);
  const { busy, take, again } = useExportActs();
  return (
    <li className="card stack">
      <div className="spread">
        <What one={one} />
        <Status state={one.state}>{told("state", one.state)}</Status>
      </div>
      <div className="spread">
        <HowFar one={one} />
        <div className="row">
          {one.state === "ready" && <Button icon="download" busy={busy} onClick={() => take(one)}>{say("download")}</Button>}
          {!isUnderWay(one) && <Button kind="quiet" busy={busy} onClick={() => again(one)}>{say("ask_again")}</Button>}
        </div>
      </div>
    </li>
  );
}

/** The person's own files: how far each is, to be taken, or asked for again. */
export default function ExportsPage() {
  const say = useWords(exportsWords);
  const { data, error, refetch } = useExports();
  return (
    <ReportFrame title={say("title")}>
      {!data && (error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />)}
      {data && !data.length && <Empty icon="download" title={say("empty")}>{say("empty_text")}</Empty>}
      {data && data.length > 0 && <ul className="stack">{data.map((one) => <Card key={one.id} one={one} />)}</ul>}
      {data && <p className="muted small">{say("note")}</p>}
    </ReportFrame>
  );
}
