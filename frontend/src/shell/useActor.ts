/** Who did it, by name: ids stand in histories, names come from the list of staff, asked once in a while. */
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { api, got } from "../api/client";
import { useSession } from "../api/session";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

/** People come and go seldom; whoever joins while this page is open is "a colleague" until then. */
const SELDOM_MS = 600_000;

/** The names of all who work here, by their ids. */
export function useNames(): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ["staff"], staleTime: SELDOM_MS, refetchOnWindowFocus: false, retry: false,
    queryFn: ({ signal }) => got(api.GET("/api/v1/staff", { signal })),
  });
  return useMemo(() => new Map(data?.map((one) => [one.id, one.name])), [data]);
}

/** What the audit trail says where it has no name: nobody may take those for the office itself. */
const NOBODY = { around_the_office: "by_around", unrecorded: "by_unrecorded" } as const;

/** The reader, a colleague by name, the client through a link, or the office by itself; or that nobody of these did it. */
export function useActor(): (by: string) => string {
  const say = useWords(shellWords);
  const { me } = useSession();
  const names = useNames();
  return useCallback(
    (by: string) => {
      if (!by) return "";
      if (by === me?.subject) return say("by_you");
      if (by in NOBODY) return say(NOBODY[by as keyof typeof NOBODY]);
      if (by.startsWith("link:")) return say("by_client");
      return by.startsWith("staff:") ? (names.get(by) ?? say("by_colleague")) : say("by_office");
    },
    [say, me, names],
  );
}
