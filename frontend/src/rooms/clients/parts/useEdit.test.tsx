import { fireEvent, render, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { ApiProblem } from "../../../api/problem";
import { Form, TextField } from "../../../kit";
import { Toasts } from "../../../kit/Toast";
import { useEdit } from "./useEdit";

function Edit({ save, onSaved }: { save: () => Promise<string>; onSaved: (saved: string) => void }) {
  const form = useEdit({ initial: { city: "" }, version: 1, save, onSaved });
  return <><Form form={form}><TextField name="city" label="City" /></Form><Toasts /></>;
}

test("what was saved is said and handed on; what was refused is not said to be saved", async () => {
  let refused = true;
  const saved: string[] = [];
  const save = async () => {
    if (refused) throw new ApiProblem({ title: "No", status: 422, code: "invalid_fields", fields: { city: "Write a city." } });
    return "it";
  };
  render(<Edit save={save} onSaved={(one) => saved.push(one)} />);
  const before = screen.queryAllByText("Saved.").length; // what other tests said may still stand there
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByRole("button", { name: "City: Write a city." })).toBeTruthy();
  expect(screen.queryAllByText("Saved.").length).toBeLessThanOrEqual(before);
  expect(saved).toEqual([]);
  refused = false;
  fireEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findAllByText("Saved.")).length).toBeGreaterThan(0);
  await waitFor(() => expect(saved).toEqual(["it"]));
});
