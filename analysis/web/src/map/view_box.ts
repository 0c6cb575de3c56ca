// SPDX-License-Identifier: Apache-2.0
// Moving and enlarging the map: wheel, drag, pinch, buttons, and the keys + - 0 and arrows.
import { word } from "../text/words";
import { h } from "../ui/dom";
import { type Box, widened } from "./projection";

const kMost = 40;

export class ViewBox {
  private scale = 1;
  private centre: [number, number];
  private readonly home: Box;
  private readonly pointers = new Map<number, [number, number]>();
  private moved = false;

  constructor(
    private readonly picture: SVGSVGElement,
    box: Box,
    private readonly changed: (kilometresAPixel: number) => void,
  ) {
    this.home = widened(box, 0.03);
    this.centre = [(this.home.left + this.home.right) / 2, (this.home.top + this.home.bottom) / 2];
    this.listen();
    this.apply();
  }

  get wasDragged(): boolean {
    return this.moved;
  }
  /** Shows a point in the middle, at least `scale` times enlarged. */
  show(point: [number, number], scale: number): void {
    this.centre = point;
    this.scale = Math.max(this.scale, scale);
    this.apply();
  }
  buttons(): HTMLElement {
    const button = (text: string, label: string, act: () => void): HTMLElement =>
      h("button", { type: "button", "aria-label": label, title: label, onclick: act }, text);
    return h(
      "div",
      { class: "map-zoom" },
      button("+", word("zoomIn"), () => this.zoom(1.5)),
      button("−", word("zoomOut"), () => this.zoom(1 / 1.5)),
      button("⌂", word("zoomHome"), () => this.reset()),
    );
  }

  private reset(): void {
    this.scale = 1;
    this.centre = [(this.home.left + this.home.right) / 2, (this.home.top + this.home.bottom) / 2];
    this.apply();
  }
  private apply(): void {
    const width = (this.home.right - this.home.left) / this.scale;
    const height = (this.home.bottom - this.home.top) / this.scale;
    this.picture.setAttribute(
      "viewBox",
      [this.centre[0] - width / 2, this.centre[1] - height / 2, width, height].map((x) => x.toFixed(3)).join(" "),
    );
    this.changed(this.kilometresAPixel());
  }
  kilometresAPixel(): number {
    const width = (this.home.right - this.home.left) / this.scale;
    const height = (this.home.bottom - this.home.top) / this.scale;
    const frame = this.picture.getBoundingClientRect();
    if (frame.width === 0) return width / 700;
    return Math.max(width / frame.width, height / frame.height);
  }
  private zoom(factor: number, about: [number, number] = this.centre): void {
    const scale = Math.min(Math.max(this.scale * factor, 0.15), kMost);
    const kept = this.scale / scale;
    this.centre = [about[0] + (this.centre[0] - about[0]) * kept, about[1] + (this.centre[1] - about[1]) * kept];
    this.scale = scale;
    this.apply();
  }
  private pan(x: number, y: number): void {
    const size = this.kilometresAPixel();
    this.centre = [this.centre[0] - x * size, this.centre[1] - y * size];
    this.apply();
  }
  private place(event: MouseEvent): [number, number] {
    const frame = this.picture.getBoundingClientRect();
    const size = this.kilometresAPixel();
    return [
      this.centre[0] + (event.clientX - frame.left - frame.width / 2) * size,
      this.centre[1] + (event.clientY - frame.top - frame.height / 2) * size,
    ];
  }

  private listen(): void {
    const { picture } = this;
    picture.addEventListener(
      "wheel",
      (event) => {
        // A page that scrolls past a map must not get caught in it.
        if (!event.ctrlKey && document.activeElement !== picture) return;
        event.preventDefault();
        this.zoom(Math.exp(-event.deltaY / 400), this.place(event));
      },
      { passive: false },
    );
    picture.addEventListener("pointerdown", (event) => {
      this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
      if (this.pointers.size === 1) this.moved = false;
    });
    picture.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel", "pointerleave"] as const) {
      picture.addEventListener(end, (event) => this.pointers.delete(event.pointerId));
    }
    picture.addEventListener("keydown", (event) => this.key(event));
  }
  private drag(event: PointerEvent): void {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const now: [number, number] = [event.clientX, event.clientY];
    const distance = Math.hypot(now[0] - before[0], now[1] - before[1]);
    if (!this.moved && distance < 4) return;
    this.moved = true;
    const other = [...this.pointers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const length = (point: [number, number]): number => Math.hypot(point[0] - other[0], point[1] - other[1]);
      this.zoom(length(now) / Math.max(length(before), 1));
    } else {
      this.pan(now[0] - before[0], now[1] - before[1]);
    }
    this.pointers.set(event.pointerId, now);
  }
  private key(event: KeyboardEvent): void {
    const moves: Record<string, [number, number]> = {
      ArrowLeft: [60, 0],
      ArrowRight: [-60, 0],
      ArrowUp: [0, 60],
      ArrowDown: [0, -60],
    };
    const move = moves[event.key];
    if (move) this.pan(...move);
    else if (event.key === "+" || event.key === "=") this.zoom(1.5);
    else if (event.key === "-") this.zoom(1 / 1.5);
    else if (event.key === "0") this.reset();
    else return;
    event.preventDefault();
  }
}
