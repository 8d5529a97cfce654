import { defineConfig, type Plugin } from "vite";

/** Put the script and the style into the HTML itself: one request is all the phone makes before the form. */
function oneFile(): Plugin {
  return {
    name: "one-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      const page = bundle["pay.html"];
      if (page?.type !== "asset") throw new Error("pay.html is missing from the build");
      let html = String(page.source);
      for (const [name, part] of Object.entries(bundle)) {
        if (part.type === "chunk") {
          html = html.replace(/<script[^>]*src=[^>]*><\/script>/, "");
          // A function, so that `$&` inside the code is not read as a replacement pattern.
          const script = `<script type="module">${part.code.trim().replaceAll("</script", "<\\/script")}</script>`;
          html = html.replace("</body>", () => `${script}</body>`);
          delete bundle[name];
        } else if (name.endsWith(".css")) {
          html = html.replace(/<link[^>]*rel="stylesheet"[^>]*>/, () => `<style>${String(part.source).trim()}</style>`);
          delete bundle[name];
        }
      }
      page.source = html;
    },
  };
}

export default defineConfig({
  plugins: [oneFile()],
  build: {
    emptyOutDir: false,
    target: "es2020",
    modulePreload: { polyfill: false },
    rollupOptions: { input: "pay.html" },
  },
});
