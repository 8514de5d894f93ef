// The exported page: one selection for text, map and table. What a document says is data and becomes text nodes, never markup.
"use strict";

(() => {
  const by = (id) => document.getElementById(id);
  const read = (node) => JSON.parse(node.textContent);
  const base = read(by("base"));
  const documents = [...document.querySelectorAll("script.document")];
  const KINDS = ["country", "state", "settlement", "region", "nature", "facility"];
  const NOTES = { associative: "government", demonym: "demonym" };
  const DECIDED = { reader: "decided by the reader", geocoder: "found by a geocoder" };
  const QUOTES = 3;
  const REACH = 40;
  const SPREAD_UP_TO = 300; // places; more of them stay where they are

  let shown = null; // the document in view
  let place = 0; // number of the chosen place, 0 for none
  let mention = -1; // index of the current mention
  let spans = []; // index of a mention → its element in the text
  let rows = new Map(); // number → row
  let pins = new Map(); // number → { marker, face }
  let areas = new Map(); // number → layer

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  }

  function known(kind) {
    return KINDS.includes(kind) ? kind : "facility";
  }

  function mayMove() {
    return !matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  // --- map -------------------------------------------------------------------------------------------------------------------

  const map = L.map("map", {
    attributionControl: false,
    fadeAnimation: false,
    zoomSnap: 0.25,
    minZoom: 0.5,
    maxZoom: 12,
    preferCanvas: true,
    worldCopyJump: false,
  }).setView([20, 0], 1.5);
  const ground = L.layerGroup().addTo(map);
  const marks = L.layerGroup().addTo(map);
  map.createPane("base").style.zIndex = 200;
  const ink = L.canvas({ pane: "base", padding: 0.3 });

  /** A line of whole numbers, each pair the step from the one before → what `place` makes of each of its points. */
  function points(numbers, place) {
    const result = [];
    let x = 0;
    let y = 0;
    for (let i = 0; i < numbers.length; i += 2) {
      x += numbers[i];
      y += numbers[i + 1];
      result.push(place(x, y));
    }
    return result;
  }

  /** Thousandths of a degree → latitude and longitude. */
  const fromDegrees = (x, y) => [y / 1000, x / 1000];

  /** The base map's Mercator projection, `units` around the world and down from its northern edge → the same. */
  function fromMercator(shift) {
    const turn = (2 * Math.PI) / base.units;
    return (x, y) => [(Math.atan(Math.sinh(Math.PI - y * turn)) * 180) / Math.PI, (x / base.units) * 360 - 180 + shift];
  }

  function drawGround() {
    ground.clearLayers();
    const style = { renderer: ink, interactive: false, weight: 0.7, smoothFactor: 0.7 };
    const shifts = shown && shown.meridian ? [0, shown.meridian > 0 ? 360 : -360] : [0];
    for (const shift of shifts) {
      const draw = (key, make, options) => {
        for (const line of base[key]) make(points(line, fromMercator(shift)), { ...style, ...options }).addTo(ground);
      };
      draw("land", L.polygon, { fillColor: colour("land"), fillOpacity: 1, color: colour("coast") });
      draw("lakes", L.polygon, { fillColor: colour("sea"), fillOpacity: 1, stroke: false });
      draw("borders", L.polyline, { color: colour("border") });
      draw("disputed", L.polyline, { color: colour("border"), dashArray: "3 3" });
    }
  }

  function areaStyle(item) {
    const strong = item.n === place;
    const own = colour(known(item.kind));
    return { color: own, weight: strong ? 2 : 1, fillColor: own, fillOpacity: strong ? 0.35 : 0.18, dashArray: item.uncertain ? "4 4" : null };
  }

  function drawPlaces() {
    marks.clearLayers();
    pins = new Map();
    areas = new Map();
    const bySize = shown.places.filter((item) => item.area).sort((a, b) => b.area.flat(2).length - a.area.flat(2).length);
    for (const item of bySize) {
      const rings = item.area.map((polygon) => polygon.map((ring) => points(ring, fromDegrees)));
      const layer = L.polygon(rings, { ...areaStyle(item), smoothFactor: 0.5 }).addTo(marks);
      wire(layer, item);
      areas.set(item.n, layer);
    }
    for (const item of shown.places) {
      if (item.lat === null) continue;
      const kind = known(item.kind);
      const face = element("div", `pin ${kind}${item.uncertain ? " uncertain" : ""}`, kind === "region" ? `${item.n} · ${item.name}` : `${item.n}`);
      face.setAttribute("aria-label", item.spoken);
      const size = Math.min(28, 18 + 2 * Math.log2(item.count));
      const width = kind === "region" ? 20 + 6.6 * face.textContent.length : Math.max(size, 8 + 7 * `${item.n}`.length);
      const icon = L.divIcon({ html: face, className: "", iconSize: [width, kind === "region" ? 20 : size] });
      const marker = L.marker([item.lat, item.lon], { icon, riseOnHover: true, keyboard: false }).addTo(marks);
      wire(marker, item);
      pins.set(item.n, { marker, face, item, width });
    }
    spread();
  }

  function wire(layer, item) {
    layer.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      choose(item.n, after(item), "map");
    });
    layer.on("mouseover", () => hover(item.n));
    layer.on("mouseout", () => hover(0));
  }

  /** Moves pins that touch apart, each as little as it takes, at the present zoom. */
  function spread() {
    if (pins.size > SPREAD_UP_TO) return;
    const all = [...pins.values()].map((pin) => ({ pin, at: map.project([pin.item.lat, pin.item.lon]), r: pin.width / 2 }));
    const items = all.filter(({ pin }) => pin.item.kind !== "region");
    const labels = all.filter(({ pin }) => pin.item.kind === "region");
    for (let round = 0; round < 40; round++) {
      let moved = false;
      for (let i = 0; i < items.length; i++) {
        for (let j = i + 1; j < items.length; j++) {
          const [a, b] = [items[i], items[j]];
          let x = b.at.x - a.at.x;
          let y = b.at.y - a.at.y;
          if (Math.abs(y) > 30) continue;
          let distance = Math.hypot(x, y);
          const lack = Math.min(a.r + b.r, 34) - distance;
          if (lack <= 0.5) continue;
          if (distance < 0.01) [x, y, distance] = [Math.cos(j), Math.sin(j), 1];
          const push = lack / distance / 2;
          a.at = L.point(a.at.x - x * push, a.at.y - y * push);
          b.at = L.point(b.at.x + x * push, b.at.y + y * push);
          moved = true;
        }
      }
      if (!moved) break;
    }
    // The label of a region is wide, so it gives way: to the nearest height at which it covers nothing.
    const settled = [...items];
    for (const label of labels) {
      const { x, y } = label.at;
      const free = (dy) => settled.every((o) => Math.abs(o.at.y - y - dy) > 23 || Math.abs(o.at.x - x) > o.r + label.r);
      const dy = [0, 12, -12, 24, -24, 36, -36, 48, -48, 60, -60].find(free) || 0;
      label.at = L.point(x, y + dy);
      settled.push(label);
    }
    for (const { pin, at } of settled) pin.marker.setLatLng(map.unproject(at));
  }

  function fit() {
    const box = shown.subject;
    if (!box) map.setView([20, shown.meridian], 1.5, { animate: false });
    else map.fitBounds([[box[0], box[1]], [box[2], box[3]]], { padding: [50, 50], maxZoom: 7, animate: false });
  }

  // --- text ------------------------------------------------------------------------------------------------------------------

  /** Pieces of text and mentions in turn → paragraphs. */
  function drawText() {
    const body = document.createDocumentFragment();
    spans = [];
    let paragraph = body.appendChild(element("p"));
    shown.runs.forEach((run, index) => {
      const of = index % 2 ? shown.mentions[(index - 1) / 2] : null;
      run.split("\n").forEach((part, line) => {
        if (line) paragraph = body.appendChild(element("p"));
        if (!of) {
          if (part) paragraph.append(part);
          return;
        }
        const node = element("span", "mention", part);
        const item = shown.byNumber.get(of.n);
        node.classList.add(item ? known(item.kind) : "unplaced");
        if (of.uncertain) node.classList.add("uncertain");
        node.title = item ? item.spoken : "Without a place";
        node.dataset.mention = (index - 1) / 2;
        if (item && !line) {
          node.tabIndex = 0;
          node.setAttribute("role", "button");
        }
        paragraph.append(node);
        if (!line) spans.push([node]);
        else spans[spans.length - 1].push(node);
      });
    });
    by("text").replaceChildren(body);
    by("article").scrollTop = 0;
  }

  function drawStrip() {
    const strip = document.createDocumentFragment();
    const step = Math.max(1, Math.ceil(shown.mentions.length / 3000));
    for (let i = 0; i < shown.mentions.length; i += step) {
      const item = shown.byNumber.get(shown.mentions[i].n);
      const tick = element("i", item ? known(item.kind) : "");
      tick.style.top = `${(100 * shown.mentions[i].start) / Math.max(shown.characters, 1)}%`;
      tick.addEventListener("click", () => choose(shown.mentions[i].n, i, "strip"));
      strip.append(tick);
    }
    by("strip").replaceChildren(strip);
  }

  function drawTable() {
    rows = new Map();
    const body = document.createDocumentFragment();
    for (const item of shown.places) {
      const row = element("tr");
      row.tabIndex = 0;
      const number = element("td", "number");
      number.append(element("span", `badge ${known(item.kind)}${item.uncertain ? " uncertain" : ""}`, `${item.n}`));
      const name = element("td", "name", item.name);
      name.dir = "auto";
      row.append(number, name, element("td", "", item.what), element("td", "", item.where || "—"), element("td", "number", `${item.count}`));
      row.append(element("td", "number", item.confidence.toFixed(2) + (item.uncertain ? " ?" : "")));
      row.addEventListener("click", () => choose(item.n, after(item), "table"));
      row.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          choose(item.n, after(item), "table");
        }
      });
      row.addEventListener("mouseenter", () => hover(item.n));
      row.addEventListener("mouseleave", () => hover(0));
      rows.set(item.n, row);
      body.append(row);
    }
    by("rows").replaceChildren(body);
    const lost = shown.mentions.map((of, i) => (of.n ? "" : shown.runs[2 * i + 1])).filter(Boolean);
    by("unplaced").textContent = lost.length ? `Without a place: ${[...new Set(lost)].join(", ")}` : "";
    const count = (n, one, many) => `${n} ${n === 1 ? one : many}`;
    by("counts").textContent = shown.places.length
      ? `${count(shown.places.length, "place", "places")} · ${count(shown.mentions.length, "mention", "mentions")}`
      : "No place was found in this text.";
  }

  // --- one selection -----------------------------------------------------------------------------------------------------------

  /** The mention that a click on a place leads to: the next one of the place, the first when it was not chosen. */
  function after(item) {
    if (item.n !== place) return item.mentions[0];
    return item.mentions[(item.mentions.indexOf(mention) + 1) % item.mentions.length];
  }

  function choose(number, index, from) {
    for (const group of spans) for (const node of group) node.classList.remove("same", "current");
    const before = place;
    place = number;
    mention = index;
    for (const number of [before, place]) {
      const item = shown.byNumber.get(number);
      if (!item) continue;
      const on = number === place;
      rows.get(number).classList.toggle("chosen", on);
      const pin = pins.get(number);
      if (pin) {
        pin.face.classList.toggle("current", on);
        pin.marker.setZIndexOffset(on ? 1000 : 0);
      }
      if (areas.has(number)) areas.get(number).setStyle(areaStyle(item));
    }
    const item = shown.byNumber.get(place);
    by("position").textContent = mention < 0 ? "" : `${mention + 1} of ${shown.mentions.length}`;
    if (mention >= 0) {
      const own = item ? item.mentions : [mention];
      for (const i of own) for (const node of spans[i]) node.classList.add(i === mention ? "current" : "same");
      if (from !== "text") reveal(spans[mention][0], by("article"), true);
    }
    if (!item) {
      map.closePopup();
      return;
    }
    if (from !== "table") reveal(rows.get(place), by("places"), false);
    show(item);
  }

  function reveal(node, frame, centre) {
    const inside = node.getBoundingClientRect();
    const outer = frame.getBoundingClientRect();
    const scrolls = frame.scrollHeight > frame.clientHeight && getComputedStyle(frame).overflowY !== "visible";
    const top = scrolls ? outer.top : 0;
    const bottom = scrolls ? outer.bottom : innerHeight;
    if (inside.top >= top + 30 && inside.bottom <= bottom - 30) return;
    if (!scrolls && !centre) return;
    node.scrollIntoView({ block: centre ? "center" : "nearest", behavior: mayMove() ? "smooth" : "auto" });
  }

  function hover(number) {
    document.querySelectorAll(".hover").forEach((node) => node.classList.remove("hover"));
    const item = shown.byNumber.get(number);
    if (!item) return;
    for (const i of item.mentions) for (const node of spans[i]) node.classList.add("hover");
    rows.get(number).classList.add("hover");
    if (pins.has(number)) pins.get(number).face.classList.add("hover");
  }

  function show(item) {
    const pin = pins.get(item.n);
    if (!pin) {
      map.closePopup();
      return;
    }
    const at = pin.marker.getLatLng();
    L.popup({ maxWidth: 310, minWidth: 220, autoPanPadding: [20, 20], offset: [0, -4] }).setLatLng(at).setContent(card(item)).openOn(map);
  }

  function card(item) {
    const box = element("div", "card");
    const head = element("h2", "", item.name);
    head.dir = "auto";
    box.append(head, element("p", "", [item.what, item.where].filter(Boolean).join(" · ")));
    const of = shown.mentions[mention];
    const facts = [item.coordinates, `confidence ${of.confidence.toFixed(2)}`, DECIDED[of.decided]].filter(Boolean);
    box.append(element("p", "", facts.join(" · ")));
    const at = item.mentions.indexOf(mention);
    const first = Math.max(0, Math.min(at - 1, item.mentions.length - QUOTES));
    for (const index of item.mentions.slice(first, first + QUOTES)) box.append(quote(item, index));
    const foot = element("div");
    if (item.mentions.length > 1) {
      foot.append(step("‹", item, at - 1), element("span", "", `${at + 1} of ${item.mentions.length}`), step("›", item, at + 1));
    }
    const geonames = /^geonames:(\d+)$/.exec(item.id);
    if (geonames) foot.append(link("GeoNames", `https://www.geonames.org/${geonames[1]}`));
    foot.append(link("OpenStreetMap", `https://www.openstreetmap.org/#map=9/${item.lat}/${item.trueLon}`));
    box.append(foot);
    return box;
  }

  function quote(item, index) {
    const words = shown.runs[2 * index + 1];
    const before = shown.runs.slice(Math.max(0, 2 * index - 8), 2 * index + 1).join("").slice(-2 * REACH).split("\n").pop();
    const behind = shown.runs.slice(2 * index + 2, 2 * index + 11).join("").slice(0, 2 * REACH).split("\n")[0];
    const node = element("blockquote", index === mention ? "current" : "");
    node.dir = "auto";
    const head = before.length > REACH ? `…${before.slice(-REACH).replace(/^\S*\s/, "")}` : before;
    const tail = behind.length > REACH ? `${behind.slice(0, REACH).replace(/\s\S*$/, "")}…` : behind;
    node.append("“", head.trimStart(), element("b", "", words.replace(/\s+/g, " ")), tail, "” ");
    const note = NOTES[shown.mentions[index].usage];
    if (note) node.append(element("em", "", note));
    node.addEventListener("click", () => choose(item.n, index, "map"));
    return node;
  }

  function step(sign, item, to) {
    const button = element("button", "", sign);
    button.type = "button";
    button.setAttribute("aria-label", sign === "‹" ? "Previous mention of this place" : "Next mention of this place");
    button.addEventListener("click", () => choose(item.n, item.mentions[(to + item.mentions.length) % item.mentions.length], "map"));
    return button;
  }

  function link(name, address) {
    const node = element("a", "", name);
    node.href = address;
    node.target = "_blank";
    node.rel = "noopener noreferrer";
    return node;
  }

  function walk(by_) {
    const count = shown.mentions.length;
    if (!count) return;
    const next = mention < 0 ? (by_ > 0 ? 0 : count - 1) : (mention + by_ + count) % count;
    choose(shown.mentions[next].n, next, "walk");
  }

  // --- documents -----------------------------------------------------------------------------------------------------------------

  function open(index) {
    map.closePopup();
    shown = read(documents[index]);
    shown.byNumber = new Map(shown.places.map((item) => [item.n, item]));
    place = 0;
    mention = -1;
    by("title").textContent = shown.title || shown.source;
    document.title = shown.title || shown.source;
    const day = shown.date ? new Date(shown.date).toLocaleDateString(undefined, { dateStyle: "long", timeZone: "UTC" }) : "";
    const about = shown.focus.map(({ name, share }) => `${name} ${Math.round(100 * share)} %`).join(", ");
    const facts = [
      shown.dateline && `Dateline ${shown.dateline}`,
      day,
      about && `About ${about}`,
      shown.title && shown.source,
    ];
    by("facts").replaceChildren(...facts.filter(Boolean).map((fact) => element("span", "", fact)));
    by("position").textContent = "";
    by("credits").textContent = [...(shown.credits || []), ...base.credits, "Map drawn with Leaflet", base.generator].join("  ·  ");
    drawGround();
    drawText();
    drawStrip();
    drawTable();
    fit();
    drawPlaces();
  }

  const text = by("text");
  const indexOf = (event) => {
    const node = event.target.closest(".mention");
    return node ? Number(node.dataset.mention) : -1;
  };
  text.addEventListener("click", (event) => {
    const index = indexOf(event);
    if (index >= 0) choose(shown.mentions[index].n, index, "text");
  });
  text.addEventListener("keydown", (event) => {
    const index = indexOf(event);
    if (index >= 0 && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault();
      choose(shown.mentions[index].n, index, "text");
    }
  });
  text.addEventListener("mouseover", (event) => {
    const index = indexOf(event);
    hover(index < 0 ? 0 : shown.mentions[index].n);
  });
  text.addEventListener("mouseleave", () => hover(0));
  by("previous").addEventListener("click", () => walk(-1));
  by("next").addEventListener("click", () => walk(1));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
    if (event.key === "n" || event.key === "N") walk(1);
    else if (event.key === "p" || event.key === "P") walk(-1);
    else if (event.key === "Escape") choose(0, -1, "key");
  });
  map.on("zoomend", () => shown && spread());
  map.on("click", () => choose(0, -1, "map"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    drawGround();
    drawPlaces();
  });
  addEventListener("beforeprint", () => map.invalidateSize(false));

  if (documents.length > 1) {
    documents.forEach((node, index) => {
      const { title, source } = read(node);
      const option = element("option", "", title || source);
      option.value = index;
      by("chooser").append(option);
    });
    by("chooser").hidden = false;
    by("chooser").addEventListener("change", (event) => open(Number(event.target.value)));
  }
  by("credits").textContent = [...base.credits, "Map drawn with Leaflet", base.generator].join("  ·  ");
  if (documents.length) open(0);
})();
