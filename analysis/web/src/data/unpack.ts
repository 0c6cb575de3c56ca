// SPDX-License-Identifier: Apache-2.0
// Arrays of numbers as the report packs them: see Packed in report_data.ts.
import type { Packed } from "./report_data";

/** Numbers in rows: of times, usually. A one-dimensional array is one row. NaN is no value. */
export class Grid {
  constructor(
    readonly rows: number,
    readonly columns: number,
    readonly values: Float64Array,
  ) {}

  at(row: number, column: number): number {
    return this.values[row * this.columns + column] ?? NaN;
  }
  row(row: number): Float64Array {
    return this.values.subarray(row * this.columns, (row + 1) * this.columns);
  }
  column(column: number): number[] {
    return Array.from({ length: this.rows }, (_, row) => this.at(row, column));
  }
}

function bytesOf(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; ++i) bytes[i] = binary.charCodeAt(i);
  return bytes;
}

const kBytes = { u8: 1, u16: 2, f32: 4 } as const;

export function unpackValues(packed: Packed): Float64Array {
  const bytes = bytesOf(packed.data);
  const width = kBytes[packed.type];
  const count = packed.shape.reduce((product, size) => product * size, 1);
  if (bytes.length !== count * width) {
    throw new Error(`packed array: found ${bytes.length} bytes, expected ${count * width}`);
  }
  const values = new Float64Array(count);
  const view = new DataView(bytes.buffer);
  if (packed.type === "f32") {
    for (let i = 0; i < count; ++i) values[i] = view.getFloat32(4 * i, true);
    return values;
  }
  const missing = width === 1 ? 255 : 65535;
  for (let i = 0; i < count; ++i) {
    const code = width === 1 ? view.getUint8(i) : view.getUint16(2 * i, true);
    values[i] = code === missing ? NaN : packed.offset + packed.scale * code;
  }
  return values;
}

export function unpack(packed: Packed): Grid {
  const [first = 0, second] = packed.shape;
  const values = unpackValues(packed);
  return second === undefined ? new Grid(1, first, values) : new Grid(first, second, values);
}
