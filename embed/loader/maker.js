// How does the program make elements? In one call each, with attributes and text: every call between the two costs more than what it does.

/** Makes an element for the program: its tag, its text, then names and values of attributes, parted by U+001F. */
const make = (picture, what) => {
  const [tag, text, ...has] = what.split("\u001f");
  const made = picture ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (let n = 0; n + 1 < has.length; n += 2) made.setAttribute(has[n], has[n + 1]);
  if (text) made.textContent = text;
  return made;
};

/** What the program keeps of the page that mounted it last: nothing of an element, so that none is held when it goes. */
export const maker = { make };
