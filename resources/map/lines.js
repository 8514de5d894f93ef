// Lines from the chosen place to those that the text names with it. As wide as it does so often; a click asks for the sentences.
"use strict";

(() => {
  const gv = window.geoview;
  const { map, state, element, colour } = gv;

  const REACH = 14; // pixels of a line that a click hits, whatever its width
  const EDGE = 12;

  const pane = map.createPane("lines");
  pane.style.zIndex = 610;
  const renderer = L.svg({ pane: "lines", padding: 0.5 });
  const panel = element("div", "gv-popup gv-sentences");
  panel.setAttribute("role", "dialog");
  panel.hidden = true;
  map.getContainer().append(panel);
  L.DomEvent.disableClickPropagation(panel);
  L.DomEvent.disableScrollPropagation(panel);

  let shown = []; // { place, line, hit }
  let at = null; // where a line was clicked, in container pixels

  const width = (count) => Math.min(8, 1.4 + 1.5 * Math.log2(1 + count));

  function look(entry, strong) {
    entry.line.setStyle({ color: colour(strong ? "current-edge" : "ink"), opacity: strong ? 1 : 0.55 });
    if (strong) entry.line.bringToFront();
  }

  function draw(from, to, count) {
    const ends = [[from.lat, from.lon], [to.lat, to.lon]];
    const common = { renderer, pane: "lines", bubblingMouseEvents: false };
    const line = L.polyline(ends, { ...common, weight: width(count), lineCap: "round", interactive: false }).addTo(map);
    const hit = L.polyline(ends, { ...common, weight: Math.max(REACH, width(count)), opacity: 0 }).addTo(map);
    const entry = { place: to.n, line, hit };
    look(entry, false);
    hit.on("mouseover", () => look(entry, true));
    hit.on("mouseout", () => look(entry, false));
    hit.on("click", (event) => {
      at = event.containerPoint;
      gv.say("line", { place: to.n });
    });
    return entry;
  }

  function hide() {
    panel.hidden = true;
    panel.replaceChildren();
  }

  function sentence({ mention, pieces }) {
    const node = element("button", "gv-snippet");
    node.type = "button";
    node.dir = "auto";
    for (const [words, strong] of pieces) {
      const part = document.createElement(strong ? "b" : "span");
      part.textContent = words;
      node.append(part);
    }
    node.addEventListener("click", () => gv.say("mention", { mention }));
    return node;
  }

  gv.lines = {
    /** Draws lines in place of those before: [[number, count], …]. */
    show(place, lines) {
      hide();
      for (const { line, hit } of shown) {
        line.remove();
        hit.remove();
      }
      shown = [];
      const from = state.places.get(place);
      if (!from) return;
      for (const [number, count] of lines) {
        const to = state.places.get(number);
        if (to) shown.push(draw(from, to, count));
      }
    },

    /** Shows the sentences behind a line, where it was clicked. */
    tell(title, facts, sentences) {
      const list = element("div", "gv-snippets");
      list.append(...sentences.map(sentence));
      panel.replaceChildren(element("h2", "", title), element("p", "", facts), list);
      panel.setAttribute("aria-label", title);
      panel.hidden = false;
      const size = map.getSize();
      const large = (room) => room.right - room.left > 180 && room.bottom - room.top > 140;
      const room = gv.rooms(EDGE).find(large) || gv.rooms(EDGE, false)[0];
      panel.dir = state.words.direction;
      panel.style.maxWidth = `${Math.min(340, room.right - room.left)}px`;
      panel.style.maxHeight = `${room.bottom - room.top}px`;
      const point = at || size.divideBy(2);
      const [width, height] = [panel.offsetWidth, panel.offsetHeight];
      const left = Math.max(room.left, Math.min(point.x - width / 2, room.right - width));
      const below = point.y + 14;
      const top = below + height < room.bottom ? below : point.y - 14 - height;
      L.DomUtil.setPosition(panel, L.point(Math.round(left), Math.round(Math.max(room.top, top))));
      gv.popup.yield();
    },
    hide,
    recolour() {
      shown.forEach((entry) => look(entry, false));
    },
    /** Where the middle of the line to a place is, in container pixels, or null. */
    where(number) {
      const entry = shown.find(({ place }) => place === number);
      return entry ? map.latLngToContainerPoint(entry.line.getCenter()) : null;
    },
  };

  map.on("click movestart zoomstart", hide);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})();
