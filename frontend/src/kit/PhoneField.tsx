import type { FieldProps } from "./Field";
import { TextField } from "./TextField";

/** A telephone number as people write it; the server's own library reads it and answers with its standard form. */
export function PhoneField(props: FieldProps<string>) {
  return <TextField {...props} type="tel" inputMode="tel" autoComplete="off" maxLength={32} />;
}
