/** How messages are worded: as delivered, as the office wrote them, and every version of it. */
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, got } from "../../api/client";
import type { components } from "../../api/schema.gen";
import type { Language } from "../../words/language";

export type Template = components["schemas"]["MessageTemplateView"];
export type Phrases = Record<string, string>;

const PAUSE_MS = 400;
const VERSIONS = 20;

export function useTemplateNames() {
  return useQuery({ queryKey: ["templates"], queryFn: ({ signal }) => got(api.GET("/api/v1/templates", { signal })) });
}

export function useTemplate(template: string, language: Language) {
  return useQuery({
    queryKey: ["template", template, language],
    queryFn: ({ signal }) => got(api.GET("/api/v1/templates/{template}", { params: { path: { template }, query: { language } }, signal })),
  });
}

export function useVersions(template: string, language: Language) {
  return useQuery({
    queryKey: ["template", template, language, "versions"],
    queryFn: ({ signal }) => got(api.GET("/api/v1/templates/{template}/versions", { params: { path: { template }, query: { language, limit: VERSIONS } }, signal })),
  });
}

/** How it would read, asked a moment after the last key; the one before stays while the next is on its way. */
export function useSample(template: string, language: Language, phrases: Phrases) {
  const [settled, setSettled] = useState(phrases);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(phrases), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [phrases]);
  return useQuery({
    queryKey: ["sample", template, language, settled], placeholderData: keepPreviousData, retry: false,
    queryFn: ({ signal }) => got(api.POST("/api/v1/templates/{template}/sample", { params: { path: { template } }, body: { language, phrases: settled }, signal })),
  });
}

/** What a phrase is, by its key in the words. */
type PhraseLabel = "p_subject" | "p_body" | "p_link_label" | "p_greeting" | "p_phone" | "p_closing" | "p_opt_out" | "p_opt_out_label";

export function labelOfPhrase(name: string): PhraseLabel {
  return `p_${name}` as PhraseLabel;
}
