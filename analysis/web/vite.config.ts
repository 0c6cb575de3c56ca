// SPDX-License-Identifier: Apache-2.0
// One HTML file: the script and the styles go inside, and a content policy that lets nothing else run or load.
import { createHash } from "node:crypto";
import { rename } from "node:fs/promises";
import { join } from "node:path";
import { defineConfig, type Plugin } from "vite";

interface Built {
  type: string;
  fileName: string;
  source?: unknown;
  code?: string;
}

function policy(script: string): string {
  const hash = createHash("sha256").update(script).digest("base64");
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    "img-src data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

function singleFile(): Plugin {
  return {
    name: "single-file",
    enforce: "post",
    generateBundle(_options, bundle) {
      const files = Object.values(bundle) as Built[];
      const page = files.find((file) => file.fileName === "index.html");
      const script = files.find((file) => file.type === "chunk");
      if (!page || !script?.code) throw new Error("expected one page and one script");
      // Neither "</script" nor "<!--" may stand in an inline script.
      const code = script.code
        .replace(/<\/script/gi, "<\\/script")
        .replace(/<!--/g, "<\\!--")
        .trim();
      const styles = files.filter((file) => file.fileName.endsWith(".css")).map((file) => String(file.source));
      let html = String(page.source)
        .replace(/\s*<script type="module"[^>]*><\/script>/g, "")
        .replace(/\s*<link rel="stylesheet"[^>]*>/g, "");
      const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(code)}" />`;
      html = html.replace("<head>", () => `<head>\n    ${meta}`);
      html = html.replace("</head>", () => `<style>${styles.join("\n")}</style>\n  </head>`);
      html = html.replace("</body>", () => `<script>${code}</script>\n  </body>`);
      page.source = html;
      for (const file of files) if (file !== page) delete bundle[file.fileName];
    },
    async writeBundle(options) {
      const folder = options.dir ?? "dist";
      await rename(join(folder, "index.html"), join(folder, "report.html"));
    },
  };
}

export default defineConfig({
  build: {
    target: "es2020",
    assetsInlineLimit: Infinity,
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rollupOptions: { output: { format: "iife", inlineDynamicImports: true } },
  },
  plugins: [singleFile()],
});
