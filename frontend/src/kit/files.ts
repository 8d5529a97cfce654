/** Documents the server lends by a short-lived address. */

/** Show a document in a new tab. The tab opens at the click, before the answer, or browsers would block it. */
export async function openDocument(address: () => Promise<string>): Promise<void> {
  const tab = window.open("", "_blank");
  if (tab) tab.opener = null;
  try {
    const url = await address();
    if (tab) tab.location.replace(url);
    else window.location.assign(url);
  } catch (error) {
    tab?.close();
    throw error;
  }
}

/** Fetch a file that the server sends as an attachment; the page stays. */
export async function saveFile(address: () => Promise<string>): Promise<void> {
  const link = document.createElement("a");
  link.href = await address();
  link.download = "";
  link.click();
}
