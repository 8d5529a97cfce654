import { useCallback, useMemo } from "react";
import { api, got } from "../../../api/client";
import type { components } from "../../../api/schema.gen";
import { DateText, Form, SelectField, TextField, type Column } from "../../../kit";
import { addressLine } from "../../../words/address";
import { providersWords } from "../../../words/providers";
import { useTold, useWords } from "../../../words/words";
import { nested } from "../parts/nest";
import { blankAddress, DatedRows, DaysFields, SideAddress, TODAY, useSideForm } from "./fields";
import { SidesPage } from "./SidesPage";
import { readFacilities, useFacilities, usePlaces, type Facility } from "./useSides";

type Body = components["schemas"]["FacilityShape"];

const CERTIFICATES = ["waiver", "microscopy", "registration", "compliance", "accreditation"] as const;
const FIELDS = ["name", "from_on", "until_on", "npi", "address", "place_of_service", "certificates"];
const fresh = () => ({ name: "", ...TODAY(), npi: "", ...blankAddress("address"), place_of_service: "11" });

function Certificate({ at }: { at: string }) {
  const say = useWords(providersWords);
  return (
    <>
      <div className="columns">
        <TextField name={`${at}number`} label={say("clia")} hint={say("clia_hint")} required maxLength={40} spellCheck={false} />
        <SelectField name={`${at}kind`} label={say("clia_kind")} required options={CERTIFICATES.map((value) => ({ value, label: say(`clia_${value}`) }))} />
      </div>
      <div className="columns"><DaysFields at={at} /></div>
    </>
  );
}

function FacilityForm({ row, onDone }: { row: Facility | null; onDone: () => void }) {
  const say = useWords(providersWords);
  const form = useSideForm<Facility>({
    row, fresh: fresh(), fields: FIELDS, named: "name", read: () => readFacilities(), onDone,
    save: (values, version, key) => {
      const body = nested<Body>(values);
      if (!row) return got(api.POST("/api/v1/facilities", { params: { header: { "Idempotency-Key": key } }, body }));
      return got(api.PUT("/api/v1/facilities/{facility_id}", { params: { path: { facility_id: row.id } }, body: { ...body, version } }));
    },
  });
  return (
    <Form form={form} onCancel={onDone} label={say("facility")}>
      <TextField name="name" label={say("name")} required maxLength={200} />
      <div className="columns">
        <TextField name="npi" label={say("npi")} hint={say("npi_hint")} inputMode="numeric" maxLength={40} />
        <SelectField name="place_of_service" label={say("place_of_service")} options={usePlaces()} />
      </div>
      <SideAddress whole at="address" title={say("address")} hint={say("address_hint")} />
      <div className="columns"><DaysFields /></div>
      <DatedRows
        form={form} list="certificates" title={say("certificates")} add={say("add_certificate")} called={(n) => say("certificate_n", { n })}
        fresh={{ number: "", kind: "waiver" }}
      >
        {(at) => <Certificate at={at} />}
      </DatedRows>
    </Form>
  );
}

function Certificates({ row }: { row: Facility }) {
  const told = useTold(providersWords);
  return (
    <ul>
      {row.certificates.map((one) => (
        <li key={`${one.number} ${one.from_on}`}>{one.number}, {told("clia", one.kind)}, <DateText value={one.from_on} />–{one.until_on && <DateText value={one.until_on} />}</li>
      ))}
    </ul>
  );
}

/** The places where services are given, with their CLIA certificates. */
export default function FacilitiesPage() {
  const say = useWords(providersWords);
  const places = usePlaces();
  const placeOf = (code: string) => places.find((one) => one.value === code)?.label ?? code;
  const columns = useMemo<Column<Facility>[]>(
    () => [
      { key: "place", title: say("place_of_service"), width: 150, value: (row) => row.place_of_service },
      { key: "city", title: say("city"), width: 140, card: "none", value: (row) => row.address.city },
      { key: "certificates", title: say("clia"), width: 130, card: "none", value: (row) => row.certificates.map((one) => one.number).join(", ") },
    ],
    [say],
  );
  return (
    <SidesPage
      kind="facilities" list={useFacilities()} columns={columns} textOf={useCallback((row: Facility) => row.address.city, [])}
      facts={(row) => [
        [say("place_of_service"), placeOf(row.place_of_service) || "–"], [say("address"), row.address.line1 ? addressLine(row.address) : "–"],
        [say("certificates"), row.certificates.length ? <Certificates key="certificates" row={row} /> : "–"],
      ]}
      form={(row, onDone) => <FacilityForm row={row} onDone={onDone} />}
    />
  );
}
