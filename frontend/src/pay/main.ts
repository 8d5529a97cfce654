/** The client's pay page: one file, no framework, nothing loaded after it but our own answers. */
import { begin } from "./begin";
import { watchConnection } from "./page";

watchConnection();
window.addEventListener("hashchange", begin);
begin();
