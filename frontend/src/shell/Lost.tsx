import { ButtonLink } from "../kit/Button";
import { Empty } from "../kit/Empty";
import { Page } from "../kit/Page";
import { shellWords } from "../words/shell";
import { useWords } from "../words/words";

/** 404: no such page, or none for this role; which of the two is not told. */
export function Lost() {
  const say = useWords(shellWords);
  return (
    <Page title={say("lost_title")}>
      <Empty title={say("lost_title")} action={<ButtonLink href="/" kind="primary">{say("lost_action")}</ButtonLink>}>{say("lost_text")}</Empty>
    </Page>
  );
}
