/** Bringing a file to an address the server lends. Own XMLHttpRequest: fetch does not tell how far an upload is. */
import { ApiProblem } from "./problem";

export function putFile(address: string, file: File, mediaType: string, tell: (bytes: number) => void): Promise<void> {
  return new Promise((good, bad) => {
    const request = new XMLHttpRequest();
    request.open("PUT", address);
    request.setRequestHeader("content-type", mediaType);
    request.upload.addEventListener("progress", (event) => tell(event.loaded));
    request.addEventListener("load", () => {
      if (request.status < 300) good();
      else bad(new ApiProblem({ title: file.name, status: request.status, code: "upload_refused" }));
    });
    request.addEventListener("error", () => bad(new ApiProblem({ title: "", status: 0, code: "offline" })));
    request.send(file);
  });
}
