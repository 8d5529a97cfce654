import { useState } from "react";
import { kitWords } from "../words/kit";
import { useWords } from "../words/words";
import { Button } from "./Button";

interface FileViewProps {
  /** Where the file is, at an origin that is not ours. */
  address: string;
  /** `application/pdf`, or a picture. */
  mediaType: string;
  name: string;
}

/** A picture as large as its place, or as it is; turned by quarters. */
function PictureView({ address, name }: Omit<FileViewProps, "mediaType">) {
  const say = useWords(kitWords);
  const [quarters, setQuarters] = useState(0);
  const [whole, setWhole] = useState(true);
  return (
    <>
      <div className="row">
        <Button kind="quiet" onClick={() => setWhole(!whole)}>{say(whole ? "view_actual" : "view_fit")}</Button>
        <Button kind="quiet" onClick={() => setQuarters((quarters + 1) % 4)}>{say("view_turn")}</Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <div className={whole ? "file-view whole" : "file-view"} role="group" aria-label={name} tabIndex={0}>
        <img src={address} alt={name} data-turned={quarters} referrerPolicy="no-referrer" />
      </div>
    </>
  );
}

/** A file where it stands: a PDF in the browser's own viewer, a picture that can be turned. */
export function FileView({ address, mediaType, name }: FileViewProps) {
  if (mediaType !== "application/pdf") return <PictureView address={address} name={name} />;
  // oxlint-disable-next-line react/iframe-missing-sandbox -- a browser's viewer of PDFs does not start in a sandbox; the file comes from another origin
  return <iframe className="file-view" src={address} title={name} referrerPolicy="no-referrer" />;
}
