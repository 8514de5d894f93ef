// What the page has beside its own modules: Leaflet, Qt's web channel, and the map that folium made.
import type * as Leaflet from "leaflet";

declare global {
  export import L = Leaflet;
  const map_view: Leaflet.Map;
  const qt: { webChannelTransport: object };
  class QWebChannel {
    constructor(transport: object, ready: (channel: { objects: Record<string, any> }) => void);
  }
}
