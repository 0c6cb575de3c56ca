// SPDX-License-Identifier: Apache-2.0
import type { ReportData } from "./report_data";

/** The data that `surge report` put into the page. Throws Error with one sentence for the reader. */
export function readReport(text: string): ReportData {
  if (text.trim() === "") throw new Error("This page holds no data: surge report puts it there.");
  let data: ReportData;
  try {
    data = JSON.parse(text) as ReportData;
  } catch {
    throw new Error("The data in this page are damaged: the file may have been cut off. Write the report again.");
  }
  if (data.format !== 1) {
    throw new Error(`The data in this page have format ${String(data.format)}; this page reads format 1.`);
  }
  if (!data.runs?.length) throw new Error("The data in this page hold no run.");
  return data;
}
