import { useCallback, useMemo } from "react";
import { api, got } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { Form, PhoneField, SelectField, TextField, type Column } from "../../../kit";
import { addressLine } from "../../../words/address";
import { providersWords } from "../../../words/providers";
import { useTold, useWords } from "../../../words/words";
import { nested } from "../parts/nest";
import { blankAddress, DaysFields, SideAddress, TODAY, useSideForm } from "./fields";
import { SidesPage } from "./SidesPage";
import { readBillingProviders, useBillingProviders, type BillingProvider } from "./useSides";

type Body = components["schemas"]["BillingProviderShape"];

const FIELDS = ["name", "from_on", "until_on", "npi", "tax_kind", "tax_id", "taxonomy", "address", "pay_to", "contact_name", "contact_phone"];
const fresh = () => ({
  name: "", ...TODAY(), npi: "", tax_kind: "ein", tax_id: "", taxonomy: "", ...blankAddress("address"), ...blankAddress("pay_to"), contact_name: "", contact_phone: "",
});

function BillingProviderForm({ row, onDone }: { row: BillingProvider | null; onDone: () => void }) {
  const say = useWords(providersWords);
  const form = useSideForm<BillingProvider>({
    row, fresh: fresh(), fields: FIELDS, named: "name", read: () => readBillingProviders(), onDone,
    save: (values, version, key) => {
      const body = nested<Body>(values);
      if (!row) return got(api.POST("/api/v1/billing-providers", { params: { header: { "Idempotency-Key": key } }, body }));
      return got(api.PUT("/api/v1/billing-providers/{provider_id}", { params: { path: { provider_id: row.id } }, body: { ...body, version } }));
    },
  });
  return (
    <Form form={form} onCancel={onDone} label={say("billing_provider")}>
      <TextField name="name" label={say("legal_name")} required maxLength={200} />
      <div className="columns">
        <TextField name="npi" label={say("npi")} hint={say("npi_hint")} inputMode="numeric" maxLength={40} />
        <TextField name="taxonomy" label={say("taxonomy")} hint={say("taxonomy_hint")} maxLength={40} spellCheck={false} />
      </div>
      <div className="columns">
        <SelectField name="tax_kind" label={say("tax_kind")} required options={[{ value: "ein", label: say("tax_kind_ein") }, { value: "ssn", label: say("tax_kind_ssn") }]} />
        <TextField name="tax_id" label={say("tax_id")} hint={say("tax_hint")} maxLength={40} spellCheck={false} />
      </div>
      <SideAddress whole at="address" title={say("address")} hint={say("address_hint")} />
      <SideAddress at="pay_to" title={say("pay_to")} hint={say("pay_to_hint")} />
      <div className="columns">
        <TextField name="contact_name" label={say("contact_name")} maxLength={200} />
        <PhoneField name="contact_phone" label={say("contact_phone")} />
      </div>
      <div className="columns"><DaysFields /></div>
    </Form>
  );
}

/** The organisations that bill payers. */
export default function BillingProvidersPage() {
  const say = useWords(providersWords);
  const told = useTold(providersWords);
  const columns = useMemo<Column<BillingProvider>[]>(
    () => [
      { key: "tax_id", title: say("tax_id"), width: 130, card: "none", value: (row) => row.tax_id },
      { key: "taxonomy", title: say("taxonomy"), width: 130, card: "none", value: (row) => row.taxonomy },
    ],
    [say],
  );
  return (
    <SidesPage
      kind="billing_providers" list={useBillingProviders()} columns={columns} textOf={useCallback((row: BillingProvider) => row.tax_id, [])}
      facts={(row) => [
        [say("tax_id"), row.tax_id ? `${told("tax_kind", row.tax_kind)} ${row.tax_id}` : "–"], [say("taxonomy"), row.taxonomy || "–"],
        [say("address"), row.address.line1 ? addressLine(row.address) : "–"], [say("pay_to"), row.pay_to.line1 ? addressLine(row.pay_to) : "–"],
        [say("contact"), [row.contact_name, row.contact_phone].filter(Boolean).join(", ") || "–"],
      ]}
      form={(row, onDone) => <BillingProviderForm row={row} onDone={onDone} />}
    />
  );
}
