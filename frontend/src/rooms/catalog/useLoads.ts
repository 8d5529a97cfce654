import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, got } from "../../api/client";
import { ApiProblem, OFFLINE } from "../../api/problem";
import type { components } from "../../api/schema.gen";
import type { Encoding } from "../../words/encodings";
import type { System } from "./shared";

export type Load = components["schemas"]["LoadView"];
type LoadBody = components["schemas"]["LoadBody"];

/** While a file is being read its report is asked for this often: it takes seconds, not minutes. */
const ASK_MS = 1500;

/** Files that were handed in, the latest first; asked again while one is still being read. */
export function useLoads() {
  return useQuery({
    queryKey: ["loads"],
    queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/loads", { signal })),
    refetchInterval: (query) => (query.state.data?.some((one) => one.state === "waiting") ? ASK_MS : false),
  });
}

/** Bring a file to its address, telling how much of it is there. */
function bring(address: string, file: File, onProgress: (done: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    // fetch cannot tell how far an upload has come.
    const request = new XMLHttpRequest();
    request.open("PUT", address);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded));
    request.addEventListener("load", () => (request.status < 300 ? resolve() : reject(new ApiProblem({ title: "", status: request.status, code: "upload_refused" }))));
    request.addEventListener("error", () => reject(new ApiProblem(OFFLINE)));
    request.send(file);
  });
}

interface Wanted {
  kind: LoadBody["kind"];
  system: System | null;
  effective_on: string | null;
  name: string;
  encoding: Encoding | null;
}

export interface Progress {
  step: "idle" | "upload" | "read" | "report" | "failed";
  done: number;
  all: number;
  error?: unknown;
  load?: string;
}

const IDLE: Progress = { step: "idle", done: 0, all: 0 };

/** Hand a file in: upload, then ask for it to be read; the report is at its load. */
export function useHandIn() {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Progress>(IDLE);
  const handIn = async (file: File, wanted: Wanted) => {
    setProgress({ step: "upload", done: 0, all: file.size });
    try {
      const { document_key, address } = await got(api.POST("/api/v1/catalog/uploads", { body: { size: file.size } }));
      await bring(address, file, (done) => setProgress({ step: "upload", done, all: file.size }));
      const load = await got(api.POST("/api/v1/catalog/releases", { body: { ...wanted, document_key } }));
      await queries.invalidateQueries({ queryKey: ["loads"] });
      setProgress({ step: "read", done: file.size, all: file.size, load: load.id });
    } catch (error) {
      setProgress((old) => ({ ...old, step: "failed", error }));
    }
  };
  return { progress, handIn, reset: () => setProgress(IDLE) };
}
