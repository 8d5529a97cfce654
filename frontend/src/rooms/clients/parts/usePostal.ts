import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api, got } from "../../../api/client";
import type { FormState } from "../../../kit";
import { clientsWords } from "../../../words/clients";
import { useWords } from "../../../words/words";
import type { Flat } from "./nest";

/** Countries whose postal codes the server knows; each has five figures. */
const KNOWN = ["US", "SE", "PL"];
const FIGURES = 5;
/** Places named in a hint: of a Polish code there may be forty. */
const NAMED = 3;

function usePlaces(country: string, code: string) {
  const figures = code.replace(/\D/g, "").slice(0, FIGURES);
  const { data } = useQuery({
    queryKey: ["postal-codes", country, figures], staleTime: Infinity, retry: false,
    queryFn: ({ signal }) => got(api.GET("/api/v1/postal-codes", { params: { query: { country, code: figures } }, signal })),
    enabled: KNOWN.includes(country) && figures.length === FIGURES,
  });
  return data?.items ?? [];
}

/** Put a text where nothing stands, or where what was put before still stands: what a person typed is left alone. */
function useFilling(form: FormState<Flat>, name: string, text: string) {
  const put = useRef("");
  useEffect(() => {
    if (!text || (form.values[name] && form.values[name] !== put.current)) return undefined;
    put.current = text;
    form.set(name, text);
    // Whoever stands in the field already types over it.
    const timer = setTimeout(() => {
      const here = document.activeElement;
      if (here instanceof HTMLInputElement && here.name === name) here.select();
    });
    return () => clearTimeout(timer);
    // Filled when the place becomes known, never again while the person types.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [text]);
}

/**
 * What a postal code tells of an address: one place fills city and state, several are suggested. A code that nobody knows, or
 * a city of another name, is never in the way: it is said in a hint.
 */
export function usePostal(form: FormState<Flat>, at: string) {
  const say = useWords(clientsWords);
  const text = (name: string) => String(form.values[`${at}${name}`] ?? "");
  const places = usePlaces(text("country"), text("postal_code"));
  const [only] = places.length === 1 ? places : [];
  useFilling(form, `${at}city`, only?.city ?? "");
  useFilling(form, `${at}region`, only?.region ?? "");
  const city = text("city").trim().toLowerCase();
  const other = city !== "" && places.length > 0 && !places.some((one) => one.city.toLowerCase() === city);
  const named = places.slice(0, NAMED).map((one) => [one.city, one.region].filter(Boolean).join(", ")).join(" / ");
  const hint = other ? say("postal_is", { code: text("postal_code"), places: places.length > NAMED ? `${named} …` : named }) : undefined;
  return { hint, suggestions: places.length > 1 ? places.map((one) => one.city) : undefined };
}
