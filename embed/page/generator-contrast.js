// Can text in a chosen colour be read on the element's paper?
/** Of each scheme the surface that is hardest to be read on: those on which the element corrects a colour, in `src/accent.rs`. */
const PAPERS = { light: "#f6f7f8", dark: "#2b2614" };
/** What the accessibility guidelines ask for between a text and its ground. */
export const LEAST = 4.5;

const channels = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const luminance = (colour) => {
  const [red, green, blue] = channels(colour).map(linear);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of two colours that are written as six hexadecimal digits: 1 for equal ones, 21 for black and white. */
export const contrast = (one, other) => {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};

/** The schemes on whose paper a colour is too weak, each with its contrast. */
export const weakness = (colour, theme) => Object.entries(PAPERS)
  .filter(([scheme]) => theme === "auto" || theme === scheme)
  .map(([scheme, paper]) => ({ scheme, contrast: contrast(colour, paper) }))
  .filter((found) => found.contrast < LEAST);
