// SPDX-License-Identifier: Apache-2.0
// The time slider with its play button.
import { clock } from "../text/format";
import { word } from "../text/words";
import { h } from "../ui/dom";
import type { Store } from "../ui/store";

/** Time from one sample to the next while playing. */
const kFrameMs = 220;

export function clockBar(store: Store, times: number[]): HTMLElement {
  const last = times.length - 1;
  const slider = h("input", {
    type: "range",
    min: 0,
    max: last,
    step: 1,
    class: "time-slider",
    "aria-label": word("time"),
  });
  const text = h("output", { class: "clock" });
  const play = h("button", { type: "button", class: "play" });
  let timer: number | null = null;

  const show = (): void => {
    slider.value = String(store.now.step);
    const time = clock(times[store.now.step] ?? 0);
    slider.setAttribute("aria-valuetext", time);
    text.textContent = time;
  };
  const label = (): void => {
    play.textContent = timer === null ? `▶ ${word("play")}` : `❚❚ ${word("pause")}`;
  };
  const stop = (): void => {
    if (timer !== null) window.clearInterval(timer);
    timer = null;
    label();
  };
  const advance = (): void => {
    if (!play.isConnected || store.now.step >= last) stop();
    else store.set({ step: store.now.step + 1 });
  };
  play.addEventListener("click", () => {
    if (timer !== null) return stop();
    if (store.now.step >= last) store.set({ step: 0 });
    timer = window.setInterval(advance, kFrameMs);
    label();
  });
  slider.addEventListener("input", () => {
    stop();
    store.set({ step: Number(slider.value) });
  });
  store.on(["step"], show);
  show();
  label();
  return h("div", { class: "clock-bar" }, play, slider, text);
}
