import type { FieldProps } from "./Field";
import { TextField } from "./TextField";

/** How a country writes its postal code (UPU addressing sheets of USA, Sweden, Poland). */
const PATTERNS: Record<string, { example: string; shape: (figures: string) => string }> = {
  US: { example: "60601", shape: (figures) => (figures.length > 5 ? `${figures.slice(0, 5)}-${figures.slice(5, 9)}` : figures) },
  SE: { example: "114 55", shape: (figures) => (figures.length > 3 ? `${figures.slice(0, 3)} ${figures.slice(3, 5)}` : figures) },
  PL: { example: "00-950", shape: (figures) => (figures.length > 2 ? `${figures.slice(0, 2)}-${figures.slice(2, 5)}` : figures) },
};

/** Put a typed postal code into its country's shape; letters are left alone for the server to judge. */
export function shapePostal(country: string, typed: string): string {
  const pattern = PATTERNS[country];
  return !pattern || /[^\d\s-]/.test(typed) ? typed : pattern.shape(typed.replace(/\D/g, ""));
}

export function PostalField({ country, ...props }: FieldProps<string> & { country: string }) {
  const pattern = PATTERNS[country];
  return (
    <TextField
      {...props}
      maxLength={10}
      placeholder={pattern?.example}
      inputMode={pattern ? "numeric" : "text"}
      shape={(typed) => shapePostal(country, typed)}
    />
  );
}
