// SPDX-License-Identifier: Apache-2.0
// The report of one run in a browser: its numbers are those of the file, and everything on it works.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Watched, cleanUp, file, launch, ofFile, open, report, run } from "./surge";

let browser: Browser;
let results: string;
let address: string;
let watched: Watched;
let page: Page;

beforeAll(async () => {
  results = run("run.h5", "minimal");
  address = report("run.html", results);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  cleanUp();
});
beforeEach(async () => {
  await page?.close();
  watched = await open(browser, address);
  page = watched.page;
});

const cardOf = (name: string) => page.locator(`[data-figure="${name}"] data`).first();
const setTime = (step: number) =>
  page.locator(".time-slider").evaluate((slider, value) => {
    (slider as HTMLInputElement).value = String(value);
    slider.dispatchEvent(new Event("input"));
  }, step);
const countyFill = (key: string) => page.locator(`#map [data-county="${key}"]`).getAttribute("fill");

describe("the page", () => {
  it("loads nothing from elsewhere and complains of nothing", async () => {
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect(watched.requests).toEqual([]);
    expect(watched.troubles).toEqual([]);
    expect(await page.title()).toBe("Minimal valley · Surge");
  });

  it("shows the means of the file", async () => {
    for (const name of ["fill_rate_24h", "fill_rate_72h", "unmet_person_days", "supply_cost", "casualties_dead"]) {
      const [mean] = ofFile(results, `np.nanmean(f['metrics/${name}'][:])`);
      expect(Number(await cardOf(name).getAttribute("value")) / mean!).toBeCloseTo(1, 9);
    }
    const [rate] = ofFile(results, "100 * np.nanmean(f['metrics/fill_rate_72h'][:])");
    expect(parseFloat((await cardOf("fill_rate_72h").textContent()) ?? "")).toBeCloseTo(rate!, 1);
  });

  it("lists every scalar metric that happened", async () => {
    const [count] = ofFile(
      results,
      "sum(1 for k in f['metrics'] if f['metrics'][k].ndim == 1 and k != 'worst_county' and f['metrics'][k].dtype.kind == 'f' and 'DIMENSION_LIST' in f['metrics'][k].attrs and np.isfinite(f['metrics'][k][:]).any())",
    );
    expect(await page.locator("#figures tbody tr").count()).toBe(count);
  });

  it("filters the figures by what is typed", async () => {
    await page.locator("#figures input").fill("fill rate");
    expect(await page.locator("#figures tbody tr:visible").count()).toBe(3);
  });

  it("has the numbers behind a chart in its table", async () => {
    const frame = page.locator('[data-fan="coverage"]');
    await frame.getByRole("button", { name: "Table" }).click();
    const last = frame.locator("tbody tr").last().locator("data");
    const told = await last.evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLDataElement).value)));
    const expected = ofFile(results, "np.r_[f['time'][-1], np.percentile(f['series/coverage'][:, -1], [5, 50, 95])]");
    expected.forEach((amount, i) => expect(told[i]).toBeCloseTo(amount, 4));
  });

  it("switches language and keeps the numbers", async () => {
    const before = await cardOf("unmet_person_days").getAttribute("value");
    await page.getByRole("button", { name: "中文" }).click();
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
    expect(await page.locator("h1").textContent()).toBe("最小算例");
    expect(await page.locator('[data-figure="unmet_person_days"] .card-title').textContent()).toBe("未满足需求");
    expect(await cardOf("unmet_person_days").getAttribute("value")).toBe(before);
    await page.getByRole("button", { name: "English" }).click();
    expect(await page.locator("h1").textContent()).toBe("Minimal valley");
  });

  it("defines every metric in Chinese too", async () => {
    await page.getByRole("button", { name: "中文" }).click();
    const told = await page
      .locator("#methods details tbody tr")
      .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? "")));
    expect(told.length).toBeGreaterThan(100);
    expect(told.filter((cells) => !/\p{Script=Han}/u.test(cells[3]!)).map((cells) => cells[1])).toEqual([]);
  });

  it("runs no script that is put in", async () => {
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.surprise = true";
      document.body.append(script);
      return (window as unknown as { surprise?: boolean }).surprise === true;
    });
    expect(ran).toBe(false);
  });

  it("fits a telephone", async () => {
    await page.goto("about:blank");
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(`${address}#all`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  it("prints without its controls and with all charts", async () => {
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect(await page.locator("nav").isVisible()).toBe(false);
    expect(await page.locator(".time-slider").isVisible()).toBe(false);
    const boxes = await page.locator(".chart").count();
    expect(boxes).toBeGreaterThan(10);
    expect(await page.locator(".chart:has(svg, canvas)").count()).toBe(boxes);
  });

  it("says what is wrong when its data were cut off", async () => {
    const text = readFileSync(file("run.html"), "utf8");
    const end = text.indexOf("</script>", text.indexOf("surge-data"));
    writeFileSync(file("cut.html"), text.slice(0, end - 5000) + text.slice(end));
    await page.goto(pathToFileURL(file("cut.html")).href);
    expect(await page.getByRole("alert").textContent()).toContain("damaged");
  });
});

describe("the map", () => {
  it("colours counties by time", async () => {
    await setTime(0);
    const key = (await page.locator("#map .county").first().getAttribute("data-county"))!;
    const first = await countyFill(key);
    await setTime(9);
    expect(await page.locator(".clock").textContent()).toContain("day ");
    expect(await countyFill(key)).not.toBe(first);
  });

  it("tells the value of the file under the pointer", async () => {
    const keys = await page
      .locator("#map .county")
      .evaluateAll((paths) => paths.map((path) => path.getAttribute("data-county")));
    const [key] = keys;
    const step = 9;
    await setTime(step);
    const index = Number(await page.locator(`#map [data-county="${key}"]`).getAttribute("data-index"));
    const [mean] = ofFile(results, `100 * np.nanmean(f['series/coverage_by_county'][:, ${step}, ${index}])`);
    await page.locator(`#map [data-county="${key}"]`).hover({ position: { x: 12, y: 12 } });
    const hint = (await page.locator("#map .map-hint").textContent()) ?? "";
    expect(Math.abs(parseFloat(hint.split("Coverage:")[1]!) - mean!)).toBeLessThan(0.5);
  });

  it("plays through the run", async () => {
    await setTime(3);
    await page.getByRole("button", { name: /Play/ }).click();
    await page.waitForFunction(() => Number((document.querySelector(".time-slider") as HTMLInputElement).value) >= 5);
    await page.getByRole("button", { name: /Pause/ }).click();
    const stopped = await page.locator(".time-slider").inputValue();
    await page.waitForTimeout(500);
    expect(await page.locator(".time-slider").inputValue()).toBe(stopped);
  });

  it("tells the story of a county: how long who waited for what", async () => {
    await page.locator("#map .county").first().dispatchEvent("click");
    const story = page.locator(".place-story");
    expect(await story.locator("h3").textContent()).not.toBe("");
    await story.getByRole("button", { name: "Table" }).first().click();
    const told = await story
      .locator("tbody tr")
      .evaluateAll((rows) => rows.map((row) => Number((row.querySelector("data") as HTMLDataElement).value)));
    const causes = ofFile(
      results,
      "np.nanmean(f['metrics/bottleneck_person_days_of_counties'][:, 0, :], axis=0)",
    ).filter((days) => days > 0);
    causes.sort((x, y) => y - x);
    expect(told.length).toBe(causes.length);
    const all = causes.reduce((sum, days) => sum + days, 0);
    causes.forEach((days, i) => expect(Math.abs(told[i]! - days) / all).toBeLessThan(1e-3));
  });

  it("tells the stories of a base, a depot and a link", async () => {
    const story = page.locator(".place-story");
    await page.locator("#map .facility.plant").first().dispatchEvent("click");
    expect(await story.textContent()).toContain("Conversion of lines");
    await page.locator("#map .facility.depot").first().dispatchEvent("click");
    expect(await story.textContent()).toContain("left the depot");
    await page.locator("#map .link").first().dispatchEvent("click");
    expect(await story.textContent()).toContain("First closed");
    await story.getByRole("button", { name: "Close" }).click();
    expect(await story.textContent()).toContain("Choose a county");
  });

  it("shows and hides kinds of things", async () => {
    const hospital = page.locator("#map .facility.hospital").first();
    expect(await hospital.isVisible()).toBe(false);
    await page.locator(`[data-kind="hospital"]`).check();
    expect(await hospital.isVisible()).toBe(true);
    await hospital.dispatchEvent("click");
    expect(await page.locator(".place-story").textContent()).toContain("Beds for the disaster");
    await page.locator(`[data-kind="link"]`).uncheck();
    expect(await page.locator("#map .link").first().isVisible()).toBe(false);
  });

  it("is moved and searched by keyboard", async () => {
    const map = page.locator("#map svg.map");
    await map.focus();
    const before = await map.getAttribute("viewBox");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("+");
    expect(await map.getAttribute("viewBox")).not.toBe(before);
    await page.keyboard.press("0");
    expect(await map.getAttribute("viewBox")).toBe(before);
    const name = (await page.locator("#places option").first().getAttribute("value"))!;
    await page.locator(".place-search input").fill(name);
    await page.locator(".place-search input").press("Enter");
    expect(await page.locator(".place-story h3").textContent()).toBe(name);
  });

  it("colours by what is chosen", async () => {
    const fills = new Set<string>();
    for (const key of ["coverage", "unmet", "need", "intensity"]) {
      await page.locator(`.map-controls [data-key="${key}"]`).click();
      fills.add(
        JSON.stringify(
          await page.locator("#map .county").evaluateAll((paths) => paths.map((path) => path.getAttribute("fill"))),
        ),
      );
    }
    expect(fills.size).toBe(4);
  });
});
