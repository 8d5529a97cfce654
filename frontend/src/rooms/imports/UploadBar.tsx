import { importsWords } from "../../words/imports";
import { useWords } from "../../words/words";
import type { Upload } from "./upload";

/** How far the upload is, in bytes of all files. */
export function UploadBar({ upload }: { upload: Upload | null }) {
  const say = useWords(importsWords);
  if (!upload) return null;
  const text = say("uploading", { name: upload.name });
  return (
    <div role="status">
      <span>{text}</span>
      <progress className="progress" aria-label={text} max={upload.all || 1} value={upload.done} />
    </div>
  );
}
