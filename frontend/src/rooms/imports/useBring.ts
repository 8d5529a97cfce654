import { useState } from "react";
import { useLocation } from "wouter";
import { api, got } from "../../api/client";
import { useQueryClient } from "@tanstack/react-query";
import { uploadAll, type Part, type Upload } from "./upload";

type Opened = { id: string; uploads: { kind: string; address: string }[] };

/** Upload the files to what `open` lends, have them read, and go to the import. */
export function useBring() {
  const [, go] = useLocation();
  const queries = useQueryClient();
  const [upload, setUpload] = useState<Upload | null>(null);
  const bring = async (parts: readonly Part[], open: () => Promise<Opened>) => {
    try {
      const { id, uploads } = await open();
      await uploadAll(parts, uploads, setUpload);
      await got(api.POST("/api/v1/imports/{import_id}/start", { params: { path: { import_id: id } } }));
      await queries.invalidateQueries({ queryKey: ["import"] });
      void queries.invalidateQueries({ queryKey: ["imports"] });
      go(`/imports/${id}`);
    } finally {
      setUpload(null);
    }
  };
  return { upload, bring };
}
