"use strict";
/* Draws the charts of each run from the numbers beside it, and shows a kill's explanation on a click. */
(() => {
  const MEBI = 1048576;
  const COLOURS = {
    "page tables, stacks": "--stacks", "slab": "--slab", "zram": "--zram", "locked": "--locked",
    "anonymous": "--anon", "tmpfs, shm": "--shmem", "page cache": "--file", "free": "--free", "swap": "--swapped",
    "some wait": "--some", "all wait": "--full", "other cgroups": "--g0",
  };
  const TIMES = [0.001, 0.01, 0.1, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 14400,
    21600, 43200, 86400, 172800, 604800, 2592000];
  const BYTES = Array.from({ length: 48 }, (_, i) => 2 ** (i + 10));
  const AXIS = 52;
  const EDGE = 26;
  const NARROW = 14;

  const element = (name, properties, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const undelta = (row) => { let sum = 0; return row.map((step) => (sum += step)); };

  function size(bytes) {
    if (bytes === 0) {
      return "0";
    }
    const units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
    let unit = 0;
    while (bytes >= 1024 && unit < units.length - 1) {
      bytes /= 1024;
      unit++;
    }
    return (bytes >= 100 || bytes === Math.round(bytes) ? Math.round(bytes) : bytes.toFixed(1)) + " " + units[unit];
  }

  function time(seconds) {
    const units = [["d", 86400], ["h", 3600], ["min", 60], ["s", 1]];
    const at = units.findIndex(([, length]) => seconds >= length);
    if (at < 0) {
      return seconds === 0 ? "0" : Math.round(seconds * 1000) + " ms";
    }
    const [name, length] = units[at];
    const [next, shorter] = units[at + 1] ?? ["", 1];
    const rest = Math.floor((seconds % length) / shorter);
    return length === 1 ? +seconds.toFixed(1) + " s" : Math.floor(seconds / length) + " " + name + (rest ? ` ${rest} ${next}` : "");
  }

  /** A chart of lines that are piled up, or drawn one before the other. */
  function chart(run, title, lines, top, label, piled, ...above) {
    const host = run.host;
    const legend = element("ul", { className: "legend" });
    const heading = element("h5", {}, title + " ", element("span"));
    const values = lines.map((line) => element("b"));
    lines.forEach((line, i) => {
      const item = element("li", {}, line.name + " ", values[i]);
      item.style.setProperty("--key", colour(line.colour));
      legend.append(item);
    });
    const tell = (at) => {
      heading.lastChild.textContent = at === null ? (piled ? "most of each" : "most") : "at " + time(run.times[at]);
      lines.forEach((line, i) => {
        const all = line.values;
        values[i].textContent = label(at === null ? Math.max(...all, 0) : all[at]);
      });
    };
    const behind = (rows) => (piled ? [...rows].reverse() : rows);
    const heights = [];
    lines.forEach((line, i) => heights.push(line.values.map((value, at) => value + (piled && i ? heights[i - 1][at] : 0))));
    const axis = { stroke: colour("--muted"), font: "11px system-ui, sans-serif", grid: { stroke: colour("--grid"), width: 1 }, ticks: { show: false } };
    const plot = new uPlot({
      width: host.clientWidth,
      height: piled && lines.length > 2 ? 210 : 96,
      padding: [6, EDGE, 0, 0],
      legend: { show: false },
      cursor: { sync: { key: run.article, setSeries: false }, points: { show: false }, drag: { x: false, y: false }, y: false },
      scales: { x: { time: false, range: [0, run.seconds] }, y: { range: [0, top] } },
      axes: [
        { ...axis, size: 24, gap: 4, space: 70, incrs: TIMES, values: (_, ticks) => ticks.map(time) },
        { ...axis, size: AXIS, gap: 4, space: 26, incrs: top === 1 ? [0.25, 0.5] : BYTES, values: (_, ticks) => ticks.map(label) },
      ],
      series: [{}, ...behind(lines.map((line) => ({ fill: colour(line.colour), width: 0, points: { show: false } })))],
      hooks: {
        draw: [(u) => marks(u, run)],
        setCursor: [(u) => tell(u.cursor.left >= 0 ? u.cursor.idx ?? null : null)],
      },
    }, [run.times, ...behind(heights)], (u, init) => { host.append(heading, legend, ...above, u.root); init(); });
    tell(null);
    return plot;
  }

  /** Lines at kills, settings, and where RAM ends and swap begins. */
  function marks(u, run) {
    const { ctx, bbox } = u;
    const line = (x, stroke, dash, width) => {
      ctx.strokeStyle = stroke;
      ctx.setLineDash(dash);
      ctx.lineWidth = width * devicePixelRatio;
      ctx.beginPath();
      ctx.moveTo(x, bbox.top);
      ctx.lineTo(x, bbox.top + bbox.height);
      ctx.stroke();
    };
    ctx.save();
    run.moments.filter((moment) => moment.kind !== "SWAP_FULL").forEach((moment) =>
      line(u.valToPos(moment.at / 1000, "x", true), colour(moment.kind === "PANIC" ? "--mark" : "--ink"), moment.kind === "PANIC" ? [] : [4, 4], moment.kind === "PANIC" ? 3 : 1));
    const mark = colour("--mark");
    let last = -1;
    run.kills.forEach((kill) => {
      const x = Math.round(u.valToPos(kill.at / 1000, "x", true));
      if (x !== last) {
        line(x, mark, [], 1);
        last = x;
      }
    });
    if (run.swap.length && u === run.plots[0]) {
      const y = Math.round(u.valToPos(run.ram, "y", true));
      ctx.strokeStyle = colour("--ink");
      ctx.lineWidth = devicePixelRatio;
      ctx.setLineDash([]);
      ctx.beginPath();
      ctx.moveTo(bbox.left, y);
      ctx.lineTo(bbox.left + bbox.width, y);
      ctx.stroke();
    }
    ctx.restore();
  }

  /** Buttons above the charts, one for kills that are too close to each other to have one each. */
  function buttons(run, strip) {
    strip.replaceChildren();
    const groups = [];
    const scale = (strip.clientWidth - AXIS - EDGE) / run.seconds;
    run.kills.forEach((kill, i) => {
      const x = AXIS + (kill.at / 1000) * scale;
      const group = groups.at(-1);
      if (group && x - group.x < NARROW + 6 * String(group.kills.length).length) {
        group.kills.push(i);
      } else {
        groups.push({ x, kills: [i] });
      }
    });
    for (const group of groups) {
      const kills = group.kills.map((i) => run.kills[i]);
      const first = kills.findIndex((kill) => kill.id);
      const many = kills.length > 1;
      const button = element("button", {
        type: "button",
        textContent: many ? kills.length : "\u00d7",
        title: (many ? kills.length + " kills from " : "Kill at ") + time(kills[0].at / 1000),
        disabled: first < 0,
      });
      button.classList.toggle("wrong", kills.some((kill) => kill.wrong));
      button.classList.toggle("unexplained", first < 0);
      button.setAttribute("aria-label", button.title);
      button.setAttribute("aria-expanded", "false");
      button.style.left = group.x + "px";
      button.addEventListener("click", () => explain(run, strip, group.kills[first], button));
      strip.append(button);
    }
  }

  function close(run) {
    run.card?.remove();
    run.card = null;
    run.host.querySelectorAll(".strip button").forEach((button) => button.setAttribute("aria-expanded", "false"));
  }

  /** Shows what the page says of a kill further down, beside its mark. */
  function explain(run, strip, index, button) {
    const again = run.card && run.shown === index;
    close(run);
    if (again) {
      return;
    }
    const details = document.getElementById(run.kills[index].id);
    const step = (text, label, to) => {
      const made = element("button", { type: "button", textContent: text, title: label, disabled: !run.kills[to]?.id });
      made.setAttribute("aria-label", label);
      made.addEventListener("click", () => { explain(run, strip, to, button); });
      return made;
    };
    const shut = element("button", { type: "button", textContent: "\u00d7", title: "Close" });
    shut.setAttribute("aria-label", "Close");
    shut.addEventListener("click", () => { close(run); button.focus(); });
    const summary = element("p", {}, ...details.querySelector("summary").cloneNode(true).childNodes);
    run.card = element("div", { className: "card", tabIndex: -1 },
      element("header", {}, summary, step("\u2039", "Kill before", index - 1), step("\u203a", "Next kill", index + 1), shut),
      ...[...details.children].slice(1).map((child) => child.cloneNode(true)));
    run.card.setAttribute("role", "dialog");
    run.card.setAttribute("aria-label", "Why " + summary.textContent.trim());
    run.card.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        close(run);
        button.focus();
      }
    });
    run.shown = index;
    button.setAttribute("aria-expanded", "true");
    strip.after(run.card);
    run.card.style.top = strip.offsetTop + strip.offsetHeight + 4 + "px";
    const room = run.host.clientWidth - run.card.offsetWidth;
    run.card.style.left = Math.max(0, Math.min(room, parseFloat(button.style.left) - run.card.offsetWidth / 2)) + "px";
    run.card.focus({ preventScroll: true });
  }

  function read(host) {
    const run = JSON.parse(host.nextElementSibling.textContent);
    const lines = (rows, factor, tint) => rows.map((row, i) =>
      ({ name: row.name, colour: COLOURS[row.name] ?? tint + (i + 1), values: undelta(row.values).map((value) => value * factor) }));
    return {
      ...run,
      host,
      plots: [],
      article: host.closest("article").id,
      seconds: run.millis / 1000,
      ram: run.ram * run.pageSize,
      times: undelta(run.times).map((millis) => millis / 1000),
      memory: lines(run.memory, run.pageSize, "--g"),
      swap: lines(run.swap, run.pageSize, "--g"),
      pressure: lines(run.pressure, 0.001, "--g"),
      memcgs: lines(run.memcgs, run.pageSize, "--g"),
    };
  }

  function draw(run) {
    close(run);
    run.plots.forEach((plot) => plot.destroy());
    run.plots = [];
    run.host.replaceChildren();
    run.host.hidden = false;
    const strip = element("div", { className: "strip" });
    const most = (lines) => run.times.reduce((high, _, at) => Math.max(high, lines.reduce((sum, line) => sum + line.values[at], 0)), 0);
    const percent = (share) => Math.round(share * 1000) / 10 + " %";
    const swap = most(run.swap);
    run.plots.push(chart(run, "Memory" + (swap ? ", swap above the line" : ""), [...run.memory, ...run.swap], run.ram + swap * 1.02, size, true, ...(run.kills.length ? [strip] : [])));
    buttons(run, strip);
    run.plots.push(chart(run, "Time spent waiting", run.pressure, 1, percent, false));
    if (run.memcgs.length) {
      run.plots.push(chart(run, "Cgroups, each without those below it", run.memcgs, most(run.memcgs) * 1.02 || MEBI, size, true));
    }
    run.plots[0].redraw();
    run.width = run.host.clientWidth;
  }

  const runs = [...document.querySelectorAll(".charts")].map(read);
  const all = () => runs.forEach(draw);
  all();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", all);
  matchMedia("print").addEventListener("change", all);
  addEventListener("resize", () => runs.filter((run) => run.host.clientWidth !== run.width).forEach(draw));
})();
