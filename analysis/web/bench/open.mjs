// SPDX-License-Identifier: Apache-2.0
// node open.mjs REPORT.html [TIMES]: milliseconds from the call to a page that is drawn and can be used, in Chromium.
import { statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [file, times = "7"] = process.argv.slice(2);
if (!file) throw new Error("usage: node open.mjs REPORT.html [TIMES]");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--no-first-run"],
});
const taken = [];
for (let i = 0; i < Number(times); ++i) {
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  const begin = performance.now();
  await page.goto(pathToFileURL(resolve(file)).href);
  await page.locator("#map .county").first().waitFor();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  taken.push(performance.now() - begin);
  await page.close();
}
await browser.close();
taken.sort((x, y) => x - y);
const megabytes = (statSync(file).size / 1e6).toFixed(2);
console.log(
  `${file}: ${megabytes} MB, opens in ${taken[Math.floor(taken.length / 2)].toFixed(0)} ms (${taken[0].toFixed(0)} to ${taken[taken.length - 1].toFixed(0)})`,
);
