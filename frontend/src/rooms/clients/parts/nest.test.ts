import { expect, test } from "vitest";
import { countOf, flat, nested, without } from "./nest";

test("values named by path become the body the server reads, and its answer becomes values again", () => {
  const values = { "clients.0.name.family": "Nowak", "clients.1.name.family": "Berg", "contact.email": "" };
  const body = { clients: [{ name: { family: "Nowak" } }, { name: { family: "Berg" } }], contact: { email: "" } };
  expect(nested(values)).toEqual(body);
  expect(flat(body)).toEqual(values);
});

test("what the screen keeps for itself is not sent", () => {
  expect(nested({ _step: "people", currency: "SEK" })).toEqual({ currency: "SEK" });
});

test("a percentage is sent in basis points, by comma or point; what is no number is left for the server to refuse", () => {
  const sent = (text: string) => nested<{ percent_bp: unknown }>({ percent_bp: text }).percent_bp;
  expect([sent("80"), sent("33,3"), sent("12.25"), sent("most")]).toEqual([8000, 3330, 1225, "most"]);
});

test("a place in the form and an order are sent as numbers, an id stays text", () => {
  expect(nested({ client: "0", order: "2" })).toEqual({ client: 0, order: 2 });
  expect(nested({ client: "cli_1" })).toEqual({ client: "cli_1" });
});

test("taking one out of a list moves the following up", () => {
  const values = { "clients.0.n": "a", "clients.1.n": "b", "clients.2.n": "c", other: 1 };
  expect(without(values, "clients", 1)).toEqual({ "clients.0.n": "a", "clients.1.n": "c", other: 1 });
  expect([countOf(values, "clients"), countOf(values, "phones")]).toEqual([3, 0]);
});
