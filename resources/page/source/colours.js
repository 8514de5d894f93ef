// Written by build.py from geoview.mapping.colours: change them there.
export const COLOURS = {
  country: "#2f6db5",
  state: "#2f6db5",
  settlement: "#c2410c",
  region: "#7c3aed",
  nature: "#0f766e",
  facility: "#6b5b4b",
  first: "#1d5fa8",
  second: "#b4480b",
  both: "#4a4e57",
  sea: "#cfe0ea",
  land: "#e9e6df",
  coast: "#cdc8bb",
  border: "#c4beb0",
};
