// Which calls does React make on an element in strict mode, and when a list is put into another order?
const [first, second] = ["first", "second"].map((id) => document.getElementById(id));

// The effect of a component: it puts its element in, and takes it out when it is cleaned up.
const mount = (place) => {
  const element = document.createElement("readiness-check");
  element.setAttribute("storage-key", "example-react");
  element.setAttribute("load", "now");
  place.append(element);
  return () => element.remove();
};

// Strict mode runs each effect twice, with its clean-up between.
const cleanUp = mount(first);
cleanUp();
mount(first);

// A key that comes to another place moves its node.
await customElements.whenDefined("readiness-check");
const element = first.querySelector("readiness-check");
await element.getSummary();
second.append(element);
document.body.dataset.moved = "";
