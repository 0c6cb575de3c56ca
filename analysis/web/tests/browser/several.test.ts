// SPDX-License-Identifier: Apache-2.0
// Comparison, optimisation and access for everybody.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cleanUp, file, launch, open, report, run, surge } from "./surge";

let browser: Browser;
let first: string;
let second: string;
let comparison: string;

const kExamples = resolve(__dirname, "../../../../docs/examples");

beforeAll(async () => {
  first = run("a.h5", "minimal");
  second = run("b.h5", "minimal", "--set", "depots.valley-depot.docks=3");
  comparison = report("both.html", first, second);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  cleanUp();
});

interface Told {
  metrics: { metric: string; differences: { difference: number; verdict: string }[] }[];
}

describe("comparison", () => {
  it("shows the differences that surge compare finds", async () => {
    const { page, troubles } = await open(browser, comparison);
    const told = (JSON.parse(surge("compare", first, second, "--json", "--quiet")) as Told).metrics;
    const rows = page.locator("#comparison table").first().locator("tbody tr");
    expect(await rows.count()).toBe(told.length);
    for (const [i, metric] of told.entries()) {
      const shown = await rows.nth(i).locator("data").first().getAttribute("value");
      expect(Number(shown)).toBe(metric.differences[0]!.difference);
      expect(await rows.nth(i).locator(".verdict").getAttribute("class")).toContain(metric.differences[0]!.verdict);
    }
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("colours who gains and who loses, and names both runs in the charts", async () => {
    const { page } = await open(browser, comparison);
    const fills = await page
      .locator(".change-map .county")
      .evaluateAll((paths) => paths.map((path) => path.getAttribute("fill")));
    expect(new Set(fills).size).toBeGreaterThan(1);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect(await page.locator('[data-fan="coverage"] svg').textContent()).toContain("Minimal valley (2)");
    await page.close();
  });

  it("shows the other run when it is chosen", async () => {
    const { page } = await open(browser, comparison);
    await page.locator("header select").selectOption("1");
    expect(await page.locator("footer").textContent()).toContain("minimal");
    expect(await page.locator("header select").inputValue()).toBe("1");
    expect(await page.locator("#map .county").count()).toBe(4);
    await page.close();
  });
});

describe("optimisation", () => {
  it("shows plans, sites and their worth", async () => {
    surge("optimize", `${kExamples}/reserves.yaml`, "--quiet", "-o", file("layout"));
    const { page, troubles } = await open(browser, report("layout.html", first, "--answer", file("layout")));
    const answer = JSON.parse(readFileSync(file("layout/answer.json"), "utf8")) as {
      plans: { name: string; sites: { worth_cny: { mean: number } }[] }[];
    };
    const best = answer.plans.find((plan) => plan.name === "best")!;
    expect(await page.locator("#layout .facility.site").count()).toBe(best.sites.length);
    await page
      .locator("#layout figure", { hasText: "Worth of each site" })
      .getByRole("button", { name: "Table" })
      .click();
    const worth = await page
      .locator("#layout figure", { hasText: "Worth of each site" })
      .locator("tbody data")
      .first()
      .getAttribute("value");
    expect(Number(worth)).toBe(Math.max(...best.sites.map((site) => site.worth_cny.mean)));
    expect(troubles).toEqual([]);
    await page.close();
  });
});

describe("access", () => {
  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

  interface Violation {
    id: string;
    nodes: { html: string; failureSummary: string }[];
  }
  async function violations(page: Page): Promise<string[]> {
    // By the debugger's way, which the content policy lets through.
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
      (window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }).axe.run(),
    );
    return found.violations.map(
      (one) =>
        `${one.id}: ${one.nodes
          .slice(0, 3)
          .map((node) => `${node.html.slice(0, 160)} ${node.failureSummary}`)
          .join(" | ")}`,
    );
  }

  for (const language of ["English", "中文"]) {
    it(`has no barrier that axe finds, in ${language}`, async () => {
      const { page } = await open(browser, comparison);
      await page.getByRole("button", { name: language }).click();
      await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
      await page.locator("#map .county").first().dispatchEvent("click");
      await page.locator(".chart-tools button").first().click();
      expect(await violations(page)).toEqual([]);
      await page.close();
    });
  }

  it("reaches every control by keyboard, in the order of the page", async () => {
    const { page } = await open(browser, comparison);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the results");
    const seen = new Set<string>();
    for (let i = 0; i < 60; ++i) {
      await page.keyboard.press("Tab");
      seen.add(
        await page.evaluate(
          () => document.activeElement?.className.toString() || document.activeElement?.tagName || "",
        ),
      );
    }
    for (const control of ["play", "time-slider"]) expect([...seen].join(" ")).toContain(control);
    await page.close();
  });
});
