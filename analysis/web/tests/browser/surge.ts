// SPDX-License-Identifier: Apache-2.0
// Real reports of real runs, and the numbers of their files read without our code.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type Page, chromium } from "playwright-core";

/** The program, by the environment: SURGE=build/release/surge. */
const kSurge = process.env["SURGE"] ?? "";
export const kChromium = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
export const folder = mkdtempSync(join(tmpdir(), "surge-report-"));

export function surge(...words: string[]): string {
  return execFileSync(kSurge, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}
export function file(name: string): string {
  return join(folder, name);
}
export function run(name: string, scenario: string, ...more: string[]): string {
  surge("run", scenario, "--quiet", "-o", file(name), ...more);
  return file(name);
}
export function report(name: string, ...words: string[]): string {
  surge("report", ...words, "--quiet", "-o", file(name));
  return pathToFileURL(file(name)).href;
}

/** What a line of Python prints of the file `f`, an h5py.File; numpy is `np`. */
export function ofFile(path: string, expression: string): number[] {
  const code = `import h5py, numpy as np, json, sys\nf = h5py.File(sys.argv[1])\nprint(json.dumps(np.atleast_1d(${expression}).tolist()))`;
  return JSON.parse(execFileSync("/usr/bin/python3", ["-c", code, path], { encoding: "utf8" })) as number[];
}

export function launch(): Promise<Browser> {
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  return chromium.launch({
    executablePath: kChromium,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", ...quiet],
  });
}

/** What the page complains of or asks the network for; both must stay empty. */
export interface Watched {
  page: Page;
  troubles: string[];
  requests: string[];
}

export async function open(browser: Browser, address: string, width = 1300): Promise<Watched> {
  const page = await browser.newPage({ viewport: { width, height: 900 } });
  const watched: Watched = { page, troubles: [], requests: [] };
  page.on("pageerror", (error) => watched.troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") watched.troubles.push(message.text());
  });
  page.on("request", (request) => {
    if (request.url() !== address.split("#")[0] && !/^(data|blob):/.test(request.url()))
      watched.requests.push(request.url());
  });
  await page.goto(address);
  return watched;
}

export function cleanUp(): void {
  rmSync(folder, { recursive: true, force: true });
}
