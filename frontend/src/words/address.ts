interface Address {
  line1: string;
  line2: string;
  postal_code: string;
  city: string;
  region: string;
  country: string;
}

/** A postal address on one line, as its country writes it; nothing where no more than the country is known. */
export function addressLine({ line1, line2, postal_code, city, region, country }: Address): string {
  const american = [city, `${region} ${postal_code}`.trim()].filter(Boolean).join(", ");
  const place = country === "US" ? american : `${postal_code} ${city}`.trim();
  const lines = [line1, line2, place, country === "US" ? "" : region].filter(Boolean);
  return lines.length ? [...lines, country].filter(Boolean).join(", ") : "";
}
