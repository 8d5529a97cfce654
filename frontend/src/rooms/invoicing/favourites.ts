/** What is offered in an empty code box: codes this person pinned, then the office's visit templates. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import type { Choice } from "../../kit";
import { prefer } from "../../api/session";
import { preferences, usePreferences } from "../../words/language";
import { blankLine, type ChargeLine } from "./lines";
import { readable } from "./pointers";
import { namedCodes } from "./searches";

type Template = components["schemas"]["VisitTemplateView"];
type Edition = Template["rules"][number];

/** As many as there are numbers to press. */
export const FAVOURITES_MOST = 9;
const TEMPLATE = "template|";

export function isFavourite(favourites: readonly string[], code: string): boolean {
  return favourites.includes(code);
}

/** Pin a code, or take it off. */
export function pin(code: string): void {
  const { favourites } = preferences();
  prefer({ favourites: favourites.includes(code) ? favourites.filter((one) => one !== code) : [...favourites, code].slice(0, FAVOURITES_MOST) });
}

export function useTemplates() {
  return useQuery({ queryKey: ["visit-templates"], staleTime: 600_000, queryFn: ({ signal }) => got(api.GET("/api/v1/catalog/visit-templates", { signal })) });
}

/** The edition of a template that holds on a day. */
function editionOn(template: Template, on: string): Edition | undefined {
  return template.rules.find((one) => one.from_on <= on && (!one.until_on || on < one.until_on));
}

/** Favourites with their prices of the day, and templates of the day. */
export function useOffered(on: string | null, schedule: string, currency: string, linesText: (n: number) => string) {
  const { favourites } = usePreferences();
  const pinned = useQuery({
    queryKey: ["favourites", favourites.join(), on, schedule, currency], enabled: favourites.length > 0, staleTime: 600_000,
    queryFn: ({ signal }) => namedCodes(favourites, on, schedule, currency, signal),
  });
  const templates = useTemplates();
  return useMemo((): readonly Choice[] => {
    const holding = templates.data?.flatMap((one) => {
      const edition = on ? editionOn(one, on) : undefined;
      return edition ? [{ id: TEMPLATE + one.key, label: edition.name, detail: linesText(edition.lines.length) }] : [];
    });
    return [...(pinned.data ?? []), ...(holding ?? [])];
  }, [pinned.data, templates.data, on, linesText]);
}

/** The lines of a template on a day, for a client; `ended` are codes that are not in effect. */
export function useInsertion(schedule: (client: string, on: string | null) => string, currency: string) {
  const queries = useQueryClient();
  return async (choice: string, into: ChargeLine) => {
    const template = queries.getQueryData<Template[]>(["visit-templates"])?.find((one) => TEMPLATE + one.key === choice);
    const edition = template && into.day ? editionOn(template, into.day) : undefined;
    if (!edition) return null;
    const ids = edition.lines.map((line) => `${line.system}|${line.code}`);
    const named = await namedCodes([...new Set(ids)], into.day, schedule(into.client, into.day), currency).catch(() => []);
    const lines = edition.lines.map((line, at): ChargeLine => {
      const id = ids[at] ?? "";
      return { ...blankLine(into.client, into.day), code: named.find((one) => one.id === id) ?? { id, label: line.code }, modifiers: line.modifiers.join(" "), units: line.units };
    });
    const ended = edition.lines.filter((line) => !named.some((one) => one.id === `${line.system}|${line.code}`)).map((line) => line.code);
    return { lines, codes: edition.diagnoses.map((code): Choice => ({ id: code, label: readable(code) })), ended };
  };
}

export const isTemplate = (choice: Choice | null) => choice?.id.startsWith(TEMPLATE) ?? false;
