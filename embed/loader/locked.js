// How is a text locked with a password, and opened again? With what the browser itself offers for it; nothing of it is kept.

/** What the header says, letter by letter: whoever changes it opens nothing. */
const headLocked = (iterations) => lettersIn(`readiness-check-locked.1.PBKDF2.SHA-256.${iterations}.AES-GCM`);
const lettersIn = (text) => new TextEncoder().encode(text);
const bytesOf = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** Bytes as base64, piece by piece: an engine takes only so many arguments at once. */
const base64Of = (buffer) => {
  const bytes = new Uint8Array(buffer);
  let letters = "";
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters);
};

/** What locks and opens with this password. The same password typed on another system may come in other code points. */
const keyLocked = async (password, salt, iterations) => {
  const typed = await crypto.subtle.importKey("raw", lettersIn(password.normalize("NFKC")), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, typed, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
};

const ciphered = (iv, iterations) => ({ name: "AES-GCM", iv, additionalData: headLocked(iterations), tagLength: 128 });

const LOCKED = {
  /** Locks a text, after a line with how often the password is hashed: gives that number, salt, vector and data, parted by dots. */
  async lock(asked, password) {
    const end = asked.indexOf("\n");
    const iterations = Number(asked.slice(0, end));
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const key = await keyLocked(password, salt, iterations);
    const data = await crypto.subtle.encrypt(ciphered(iv, iterations), key, lettersIn(asked.slice(end + 1)));
    return [iterations, base64Of(salt), base64Of(iv), base64Of(data)].join(".");
  },
  /** Opens what `lock` gave; fails where the password is another one or a byte was changed. */
  async open(parts, password) {
    const [iterations, salt, iv, data] = parts.split(".");
    const key = await keyLocked(password, bytesOf(salt), Number(iterations));
    const text = await crypto.subtle.decrypt(ciphered(bytesOf(iv), iterations), key, bytesOf(data));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(text);
  },
  /** Hands the finished file to the browser. */
  async give(text) {
    offer(new Blob([text], { type: "application/json" }), "readiness-check-locked.json");
    return "";
  },
};

/** Does one of these for the program. */
export const locked = (ask, text, password) => LOCKED[ask](text, password);
