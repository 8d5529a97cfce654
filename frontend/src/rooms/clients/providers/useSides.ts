/** Who bills, who treats and where: what the three screens ask the server for. */
import { useQuery } from "@tanstack/react-query";
import { api, got } from "../../../api/client";
import type { components } from "../../../api/schema.gen";

type Schemas = components["schemas"];
export type BillingProvider = Schemas["BillingProviderView"];
export type Practitioner = Schemas["PractitionerView"];
export type Facility = Schemas["FacilityView"];
export type Lack = Schemas["LackView"];
export type Side = BillingProvider | Practitioner | Facility;

/** The name of each kind, as the server's `mends` and the words have it, and its screen. */
export const PATHS = { billing_providers: "/settings/billing-providers", practitioners: "/settings/practitioners", facilities: "/settings/facilities" } as const;
export type Kind = keyof typeof PATHS;

export const readBillingProviders = (signal?: AbortSignal) => got(api.GET("/api/v1/billing-providers", { signal }));
export const readPractitioners = (signal?: AbortSignal) => got(api.GET("/api/v1/practitioners", { signal }));
export const readFacilities = (signal?: AbortSignal) => got(api.GET("/api/v1/facilities", { signal }));

export function useBillingProviders() {
  return useQuery({ queryKey: ["sides", "billing_providers"], queryFn: ({ signal }) => readBillingProviders(signal) });
}

export function usePractitioners() {
  return useQuery({ queryKey: ["sides", "practitioners"], queryFn: ({ signal }) => readPractitioners(signal) });
}

export function useFacilities() {
  return useQuery({ queryKey: ["sides", "facilities"], queryFn: ({ signal }) => readFacilities(signal) });
}

export function usePlaces() {
  const query = useQuery({ queryKey: ["places-of-service"], staleTime: Infinity, queryFn: ({ signal }) => got(api.GET("/api/v1/places-of-service", { signal })) });
  return (query.data ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }));
}

const fullName = (one: Practitioner) => [one.family, [one.given, one.middle].filter(Boolean).join(" ")].filter(Boolean).join(", ");
export const nameOf = (one: Side) => ("family" in one ? fullName(one) : one.name);
