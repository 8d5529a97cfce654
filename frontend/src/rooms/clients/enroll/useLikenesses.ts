import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, got } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { contactBody, peopleOf } from "../parts/bodies";
import type { Flat } from "../parts/nest";

export type Likeness = components["schemas"]["LikenessView"];
type Body = components["schemas"]["DuplicatesBody"];

/** A pause in typing before asking: the search reads many records, and half a name says little. */
const PAUSE_MS = 400;

/** What is asked about each person: names and birth date always, the rest once it is there. */
function questions(values: Flat): Body[] {
  const contact = contactBody(values, String(values["clients.0.address.country"]));
  return peopleOf(values)
    .filter((client) => client.name.family.trim() && client.birth_date)
    .map((client) => ({ client: { ...client, identifiers: client.identifiers?.filter((one) => one.value) ?? null }, contact }));
}

/** A half-typed address or number must not hide the likeness of name and birth date: then ask by these alone. */
async function ask(body: Body, signal: AbortSignal): Promise<Likeness[]> {
  const post = (asked: Body) => got(api.POST("/api/v1/accounts/duplicates", { body: asked, signal }));
  const { name, birth_date } = body.client;
  const found = await post(body).catch(() => post({ client: { name, birth_date, sex: "unknown", identifiers: null, deceased_on: null } }));
  return found.items;
}

export interface Likenesses {
  /** Nothing to ask by yet; asked and not answered; answered. */
  state: "first" | "looking" | "none";
  found: readonly Likeness[];
}

/** Who the people on the form may already be, likeliest first, asked while they are typed. */
export function useLikenesses(values: Flat): Likenesses {
  const asked = JSON.stringify(questions(values));
  const [settled, setSettled] = useState(asked);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(asked), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [asked]);
  const query = useQuery({
    queryKey: ["likenesses", settled],
    queryFn: async ({ signal }) => (await Promise.all((JSON.parse(settled) as Body[]).map((body) => ask(body, signal)))).flat(),
    enabled: settled !== "[]",
    retry: false,
    gcTime: 0,
    placeholderData: (before) => before,
  });
  if (settled === "[]") return { state: "first", found: [] };
  return { state: query.isPending ? "looking" : "none", found: query.data ?? [] };
}
