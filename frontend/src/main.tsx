import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "./kit/style/kit.css";
import "./shell/shell.css";
import { App } from "./shell/App";
import { readClock } from "./shell/localClock";
import { makeQueries } from "./shell/queries";

void readClock();
const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <App queries={makeQueries()} />
  </StrictMode>,
);
