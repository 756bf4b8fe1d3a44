// Sending files: several at once, with progress, and going on where sending stopped (tus 1.0). Without this script the
// form around it sends the files in one go. Every text comes from data- attributes, in the reader's language.
const PART = 1024 * 1024;
const LONGEST_PAUSE = 30_000;
const TUS = { "Tus-Resumable": "1.0.0" };

const text = (zone, name, values = {}) =>
  Object.entries(values).reduce((sentence, [key, value]) => sentence.replaceAll(`%${key}`, value), zone.dataset[`text${name}`]);
const announce = (sentence) => document.dispatchEvent(new CustomEvent("vestibule:announce", { detail: sentence }));
const inBase64 = (value) => btoa(String.fromCharCode(...new TextEncoder().encode(value)));
const pause = (milliseconds) => new Promise((resolve) => {
  const timer = setTimeout(resolve, milliseconds);
  addEventListener("online", () => { clearTimeout(timer); resolve(); }, { once: true });
});

// Whether the field says that it takes files of this kind, as far as its name tells. The server looks into the file;
// this saves sending what it will refuse.
const isAccepted = (file, accept) => {
  const kinds = accept.toLowerCase().split(",").map((kind) => kind.trim()).filter(Boolean);
  const [name, type] = [file.name.toLowerCase(), file.type.toLowerCase()];
  return kinds.length === 0 || !(type || name.includes(".")) || kinds.some((kind) => (kind.startsWith(".") ? name.endsWith(kind) : kind.endsWith("/*") ? type.startsWith(kind.slice(0, -1)) : type === kind));
};

// What stops an upload: the server's refusal, with its sentence; everything else is the connection and passes.
class Refusal extends Error {}

class Sending {
  constructor(zone, file) {
    this.zone = zone;
    this.file = file;
    this.address = null;
    this.offset = 0;
    this.state = "waiting";
    this.row = zone.querySelector("template[data-upload-row]").content.firstElementChild.cloneNode(true);
    this.row.querySelector(".c-document-row__name").textContent = file.name;
    const [unit, one, digits] = file.size < PART ? ["kilobyte", 1024, 0] : ["megabyte", PART, 1];
    this.part("size").textContent = new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit, maximumFractionDigits: digits }).format(Math.max(1, file.size / one));
    this.part("pause").addEventListener("click", () => this.halt());
    this.part("resume").addEventListener("click", () => this.again());
    this.part("retry").addEventListener("click", () => this.again());
    this.part("remove").addEventListener("click", () => this.forget());
    this.show("waiting");
  }

  part(name) { return this.row.querySelector(`[data-upload-${name}]`); }

  get fingerprint() { return [this.file.size, this.file.lastModified, this.file.name].join("|").slice(0, 120); }

  get percent() { return `${Math.floor((this.offset * 100) / Math.max(1, this.file.size))}%`; }

  show(state, sentence = null) {
    const changed = state !== this.state;
    this.state = state;
    const status = sentence ?? text(this.zone, state[0].toUpperCase() + state.slice(1), { percent: this.percent });
    const failed = state === "failed";
    this.part("status").hidden = failed;
    this.part("problem").hidden = !failed;
    this.part(failed ? "reason" : "status").textContent = status;
    this.row.dataset.state = state;
    const bar = this.part("progress");
    bar.hidden = failed || state === "waiting" || state === "received";
    bar.value = (this.offset * 100) / Math.max(1, this.file.size);
    this.part("pause").hidden = state !== "sending" && state !== "lost";
    this.part("resume").hidden = state !== "paused";
    this.part("retry").hidden = !failed || this.isHopeless;
    this.part("remove").hidden = state === "received" || state === "finishing";
    if (changed && !failed && state !== "sending") announce(`${this.file.name}: ${status}`);
  }

  halt() {
    this.request?.abort();
    this.show("paused");
  }

  again() {
    this.show("waiting");
    this.zone.queue.run();
  }

  forget() {
    this.request?.abort();
    this.state = "forgotten";
    if (this.address) fetch(this.address, { method: "DELETE", headers: this.headers() }).catch(() => undefined);
    this.row.remove();
    this.zone.queue.drop(this);
  }

  headers(more = {}) {
    return { ...TUS, "X-CSRFToken": this.zone.closest("form").elements.csrfmiddlewaretoken.value, "X-Requested-With": "XMLHttpRequest", ...more };
  }

  // Sends until the file is in, refused, paused or forgotten; a lost connection is waited out.
  async run() {
    this.show("sending");
    for (let failures = 0; this.isActive();) {
      try {
        await this.locate();
        while (this.isActive() && this.offset < this.file.size) {
          await this.sendPart();
          failures = 0;
        }
        if (this.isActive()) this.show("received");
      } catch (error) {
        if (!this.isActive()) return;
        if (error instanceof Refusal) return this.show("failed", error.message);
        this.show("lost");
        failures += 1;
        await pause(Math.min(LONGEST_PAUSE, 1000 * 2 ** failures));
        if (this.isActive()) this.show("sending");
      }
    }
  }

  isActive() { return this.state === "sending" || this.state === "lost" || this.state === "finishing"; }

  // Finds out how far the server is, and opens the upload where there is none. The server knows a file that is chosen
  // again, also after the page was loaded anew, by its fingerprint.
  async locate() {
    if (this.address) {
      const answer = await fetch(this.address, { method: "HEAD", headers: this.headers(), redirect: "manual" });
      if (answer.ok) return this.stand(answer.headers.get("Upload-Offset"));
      if (answer.status !== 404) await this.judge(answer.status, answer.headers.get("Tus-Resumable"), "");
      this.address = null;
    }
    const metadata = `filename ${inBase64(this.file.name)},fingerprint ${inBase64(this.fingerprint)}`;
    const answer = await fetch(this.zone.dataset.uploadEndpoint, {
      method: "POST", redirect: "manual",
      headers: this.headers({ "Upload-Length": String(this.file.size), "Upload-Metadata": metadata }),
    });
    if (answer.status !== 201) await this.judge(answer.status, answer.headers.get("Tus-Resumable"), await answer.text());
    this.address = answer.headers.get("Location");
    this.stand(answer.headers.get("Upload-Offset"));
  }

  stand(offset) {
    this.offset = Number(offset);
    this.show(this.state);
  }

  async sendPart() {
    const start = this.offset;
    const bytes = this.file.slice(start, start + PART);
    const headers = this.headers({ "Upload-Offset": String(start), "Content-Type": "application/offset+octet-stream" });
    if (crypto.subtle) {
      const digest = await crypto.subtle.digest("SHA-256", await bytes.arrayBuffer());
      headers["Upload-Checksum"] = `sha256 ${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
    }
    const isLast = start + bytes.size >= this.file.size;
    const answer = await this.patch(bytes, headers, (sent) => {
      this.offset = start + sent;
      this.show(isLast && sent >= bytes.size ? "finishing" : "sending");
    });
    if (answer.status === 204) return this.stand(answer.getResponseHeader("Upload-Offset"));
    this.offset = start;
    if (answer.status === 409) return this.locate();
    await this.judge(answer.status, answer.getResponseHeader("Tus-Resumable"), answer.responseText);
  }

  // XMLHttpRequest because fetch cannot say how much of a body has left.
  patch(bytes, headers, progress) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      this.request = request;
      request.open("PATCH", this.address);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.addEventListener("progress", (event) => this.isActive() && progress(Math.min(event.loaded, bytes.size)));
      request.addEventListener("load", () => resolve(request));
      for (const failure of ["error", "abort", "timeout"]) request.addEventListener(failure, () => reject(new Error(failure)));
      request.send(bytes);
    });
  }

  // Throws: a sentence of the server's stops the upload, a damaged part or a server in trouble is tried again.
  async judge(status, speaksTus, body) {
    if (status === 460 || (status >= 500 && status !== 507)) throw new Error(String(status));
    if (!speaksTus) throw new Refusal(text(this.zone, status === 0 || status === 403 ? "LoggedOut" : "Failed"));
    let sentence = "";
    try { sentence = JSON.parse(body).message; } catch { sentence = ""; }
    this.isHopeless = [410, 413, 415, 422].includes(status);
    throw new Refusal(sentence || text(this.zone, "Failed"));
  }
}

class Queue {
  constructor(zone) {
    this.zone = zone;
    this.sendings = [];
    this.list = zone.querySelector("[data-upload-list]");
  }

  add(files, accept = "") {
    for (const file of files) {
      const sending = new Sending(this.zone, file);
      this.sendings.push(sending);
      this.list.append(sending.row);
      const refused = file.size === 0 ? "Empty" : file.size > Number(this.zone.dataset.uploadLargest) ? "Large" : isAccepted(file, accept) ? null : "Kind";
      if (refused) {
        sending.isHopeless = true;
        sending.show("failed", text(this.zone, refused));
      }
    }
    if ("uploadNow" in this.zone.dataset) this.run();
  }

  drop(sending) { this.sendings = this.sendings.filter((other) => other !== sending); }

  isBusy() { return this.sendings.some((sending) => sending.isActive()); }

  waiting() { return this.sendings.find((sending) => sending.state === "waiting"); }

  // One file after the other: on a phone two at a time are no faster, and the first is in sooner.
  async run() {
    if (this.isRunning) return;
    this.isRunning = true;
    for (let next = this.waiting(); next; next = this.waiting()) {
      await next.run();
      if (next.state === "received") this.settle(next);
    }
    this.isRunning = false;
    if (this.held) this.release();
  }

  // What was written goes off once its files are in; with one that is refused or paused it waits for the writer.
  hold(form, submitter) {
    this.held = form;
    this.pressed = submitter;
    this.zone.querySelector("[data-upload-held]").hidden = false;
    announce(this.zone.querySelector("[data-upload-held]").innerText);
    this.run();
  }

  release() {
    const form = this.held;
    const pressed = this.pressed?.isConnected ? this.pressed : null;
    this.held = null;
    this.zone.querySelector("[data-upload-held]").hidden = true;
    if (this.sendings.length === 0) return form.requestSubmit(pressed);
    const left = this.sendings[0].row;
    left.querySelector("button:not([hidden])")?.focus();
    announce(left.innerText);
  }

  // The list above the form shows the file from here on.
  settle(sending) {
    this.drop(sending);
    sending.row.remove();
    this.zone.querySelector(`[data-upload-fingerprint="${CSS.escape(sending.fingerprint)}"]`)?.remove();
    if (!this.zone.querySelector("[data-upload-fingerprint]")) this.zone.querySelector("[data-upload-unfinished]")?.remove();
    this.zone.dispatchEvent(new CustomEvent("vestibule:received", { bubbles: true }));
  }
}

const enhance = (scope) => {
  for (const zone of scope.querySelectorAll("[data-upload]")) {
    if (zone.queue) continue;
    zone.queue = new Queue(zone);
    zone.addEventListener("change", (event) => {
      if (event.target.type !== "file") return;
      zone.queue.add([...event.target.files], event.target.accept);
      event.target.value = "";
    });
    const camera = zone.querySelector("[data-upload-camera]");
    if (camera) camera.hidden = !matchMedia("(pointer: coarse)").matches;
  }
};

// Before anything else hears of it: the form waits for its files, or is itself no more than the button that sends them.
document.addEventListener("submit", (event) => {
  const queues = [...event.target.querySelectorAll("[data-upload]")].map((zone) => zone.queue);
  const queue = queues.find((each) => each?.sendings.length > 0);
  if (!queue || event.submitter?.hasAttribute("formaction")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if ("uploadHolds" in event.target.dataset) queue.hold(event.target, event.submitter);
  else queue.run();
}, true);

addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("[data-upload]")].some((zone) => zone.queue?.isBusy())) event.preventDefault();
});
enhance(document);
document.addEventListener("htmx:load", (event) => enhance(event.target));
