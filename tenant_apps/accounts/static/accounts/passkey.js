// Passkeys: hands the page's options to the browser, puts its answer into the form and sends it.
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

const readable = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
  ...(options.excludeCredentials && { excludeCredentials: options.excludeCredentials.map((known) => ({ ...known, id: bytes(known.id) })) }),
  ...(options.allowCredentials && { allowCredentials: options.allowCredentials.map((known) => ({ ...known, id: bytes(known.id) })) }),
});

const answer = ({ id, rawId, type, response }) => {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const filled = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return JSON.stringify({ id, rawId: text(rawId), type, response: Object.fromEntries(filled) });
};

for (const place of document.querySelectorAll("[data-passkey]")) {
  const form = place.querySelector("form");
  const field = form.elements[place.dataset.field];
  form.addEventListener("submit", async (event) => {
    if (field.value) return;
    event.preventDefault();
    event.stopPropagation();
    const failed = place.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
      const publicKey = readable(JSON.parse(place.dataset.options));
      field.value = answer(await navigator.credentials[place.dataset.passkey]({ publicKey }));
      form.requestSubmit();
    } catch {
      failed.hidden = false;
    }
  });
}
