import { QueryClientProvider } from "@tanstack/react-query";
import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { Form, useForm } from "../../../kit";
import { makeQueries } from "../../../shell/queries";
import { fakeApi, Refused, type Routes } from "../../../test/fakeApi";
import { AddressFields } from "./fields";
import type { Flat } from "./nest";

const EMPTY = { line1: "", line2: "", postal_code: "", city: "", region: "", country: "US" };
const PLACES: Record<string, { city: string; region: string }[]> = {
  "02118": [{ city: "Boston", region: "MA" }], "05641": [{ city: "Barre", region: "VT" }], "11455": [{ city: "Stockholm", region: "" }],
  "59700": ["Golnice", "Nowa", "Otok", "Żeliszów"].map((city) => ({ city, region: "" })),
};
const ANSWERS: Routes = { "GET /api/v1/postal-codes": ({ query }) => ({ items: PLACES[query.get("code") ?? ""] ?? [] }) };

function Address({ start }: { start: Flat }) {
  const form = useForm<Flat>({ initial: start, submit: async () => undefined });
  return <Form form={form}><AddressFields at="" form={form} /></Form>;
}
const show = (start: Partial<typeof EMPTY> = {}) => render(<QueryClientProvider client={makeQueries()}><Address start={{ ...EMPTY, ...start }} /></QueryClientProvider>);
const box = (label: RegExp) => screen.getByLabelText<HTMLInputElement>(label);
const code = (typed: string) => fireEvent.change(box(/Postal code/), { target: { value: typed } });

test("a postal code fills city and state, and fills them again for another code", async () => {
  fakeApi(ANSWERS);
  show();
  code("02118");
  await waitFor(() => expect([box(/City/).value, box(/State/).value]).toEqual(["Boston", "MA"]));
  code("05641");
  await waitFor(() => expect([box(/City/).value, box(/State/).value]).toEqual(["Barre", "VT"]));
});

test("what a person typed is left alone, and a city of another name is a hint that blocks nothing", async () => {
  fakeApi(ANSWERS);
  show({ city: "Roxbury" });
  code("02118");
  expect(await screen.findByText("02118 is Boston, MA.")).toBeTruthy();
  expect([box(/City/).value, box(/State/).value]).toEqual(["Roxbury", "MA"]);
  expect(box(/City/).getAttribute("aria-invalid")).toBeNull();
  fireEvent.change(box(/City/), { target: { value: "BOSTON" } });
  expect(screen.queryByText("02118 is Boston, MA.")).toBeNull();
});

test("who stands in the city already types over what was filled", async () => {
  fakeApi(ANSWERS);
  show({ country: "SE" });
  box(/City/).focus();
  code("114 55");
  await waitFor(() => expect(box(/City/).value).toBe("Stockholm"));
  await waitFor(() => expect(box(/City/).selectionEnd).toBe("Stockholm".length));
});

test("several places of a code are suggested, none is chosen; a few are named in the hint", async () => {
  fakeApi(ANSWERS);
  show({ country: "PL", city: "Nowy" });
  code("59-700");
  expect(await screen.findByText("59-700 is Golnice / Nowa / Otok ….")).toBeTruthy();
  expect([...document.querySelectorAll("datalist option")].map((one) => one.textContent)).toEqual(["Golnice", "Nowa", "Otok", "Żeliszów"]);
});

test("a code nobody knows, half a code, another country and a server that does not answer change nothing", async () => {
  const calls = fakeApi({ "GET /api/v1/postal-codes": ({ query }) => (query.get("code") === "99999" ? new Refused(503, "busy") : { items: [] }) });
  show({ city: "Here" });
  for (const typed of ["0211", "00000", "99999"]) code(typed);
  await waitFor(() => expect(calls.at(-1)?.query.get("code")).toBe("99999"));
  fireEvent.change(box(/Country/), { target: { value: "DE" } });
  expect(box(/City/).value).toBe("Here");
  expect(calls.map((call) => call.query.get("code"))).toEqual(["00000", "99999"]);
});
