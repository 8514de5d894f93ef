// What is used of Leaflet beside its documented interface, all of it in this file. To be looked through for each new version of
// Leaflet; this is for 1.9.

/** @typedef {Record<string, any>} Private a Leaflet object with what is not documented of it */

/**
 * True while a zoom is drawn as one growing picture.
 * @param {L.Map} map
 */
export function isZooming(map) {
  return Boolean(/** @type {Private} */ (map)._animatingZoom);
}

/**
 * True while the map glides anywhere.
 * @param {L.Map} map
 */
export function isMoving(map) {
  const { _panAnim, _animatingZoom, _flyToFrame } = /** @type {Private} */ (map);
  return Boolean((_panAnim && _panAnim._inProgress) || _animatingZoom || _flyToFrame);
}

/**
 * True when the pointer has dragged the map since it was pressed.
 * @param {L.Map} map
 */
export function wasDragged(map) {
  return Boolean(/** @type {Private} */ (map.dragging).moved());
}

/**
 * Where a point will stand at the end of a zoom that is being drawn, in layer pixels.
 * @param {L.Map} map
 * @param {L.LatLng} latlng
 * @param {L.ZoomAnimEvent} event
 * @returns {L.Point}
 */
export function pointAfterZoom(map, latlng, event) {
  return /** @type {Private} */ (map)._latLngToNewLayerPoint(latlng, event.zoom, event.center).round();
}

/**
 * True when a point, in layer pixels, lies inside of an area that is drawn on a canvas.
 * @param {L.Polygon} area
 * @param {L.Point} point
 */
export function contains(area, point) {
  return Boolean(/** @type {Private} */ (area)._containsPoint(point));
}

/**
 * True when the box of an area meets another, in layer pixels.
 * @param {L.Polygon} area
 * @param {L.Bounds} box
 */
export function meets(area, box) {
  const own = /** @type {Private} */ (area)._pxBounds;
  return Boolean(own && own.intersects(box));
}

/**
 * A canvas that moves and grows with the map, and is drawn anew with the next picture after each move. One move asks for that up to
 * three times; it is drawn once.
 */
export class Canvas extends /** @type {new (options: L.RendererOptions) => L.Renderer & Private} */ (L.Renderer) {
  /**
   * @param {L.RendererOptions} options
   * @param {string} className
   * @param {(context: CanvasRenderingContext2D, bounds: L.Bounds) => void} draw `bounds` in layer pixels
   */
  constructor(options, className, draw) {
    super(options);
    this.canvas = L.DomUtil.create("canvas", className);
    this.canvas.setAttribute("aria-hidden", "true");
    this.draw = draw;
    this.asked = 0; // the picture with which it will be drawn
  }

  redraw() {
    if (this._map) this._update();
  }

  getEvents() {
    return { ...super.getEvents?.(), move: this._onMove };
  }

  _initContainer() {
    this._container = this.canvas;
  }

  _destroyContainer() {
    cancelAnimationFrame(this.asked);
    this.asked = 0;
    this.canvas.remove();
    delete this._container;
  }

  _updatePaths() {}

  // A long pan runs past the drawn margin before it ends: draw again on the way.
  _onMove() {
    if (isZooming(this._map) || this._zoom !== this._map.getZoom()) return;
    const corner = this._map.containerPointToLayerPoint([0, 0]);
    if (!this._bounds.contains(L.bounds(corner, corner.add(this._map.getSize())))) this._update();
  }

  _update() {
    if (!this._bounds) this._paint();
    else if (!this.asked) this.asked = requestAnimationFrame(() => this._paint());
  }

  _reset() {
    this._update();
    this._onZoom();
  }

  /** Place and content change together: until then, the land of the picture before moves and grows with the map. */
  _paint() {
    this.asked = 0;
    if (isZooming(this._map) && this._bounds) return; // its end asks again
    super._update();
    const size = this._bounds.getSize();
    const ratio = window.devicePixelRatio || 1;
    const { canvas } = this;
    L.DomUtil.setPosition(canvas, this._bounds.min);
    const [width, height] = [Math.round(size.x * ratio), Math.round(size.y * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${size.x}px`;
      canvas.style.height = `${size.y}px`;
    }
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    this.draw(context, this._bounds);
    this.fire("update");
  }
}
