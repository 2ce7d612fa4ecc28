// What does a host page load? The element's definition, and the app when it is wanted.
const FILES = {};
