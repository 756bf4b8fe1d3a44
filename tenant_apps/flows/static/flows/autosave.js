// Saves each answer as it is given. What cannot be sent waits on the device, in order, and is sent when it can be.
//
// The server decides everything: whether an answer is right, which questions follow, and whether somebody else changed
// it meanwhile. Each change carries an id of its own, so sending it twice does no harm.
const form = document.querySelector("form[data-autosave]");

const TYPING = 1500;
// A busy server is waited for longer each time: what is sent anew too early only makes it busier.
const PATIENCE = [15000, 30000, 60000];
const UPLOAD = 120000;
const RETRY = [2000, 5000, 15000, 30000];

const newAttempt = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");

class Queue {
  // Pending changes of one person and one run, by question; only the last change of a question is kept.
  constructor(key) {
    this.key = key;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) ?? {};
    } catch {
      return {};
    }
  }

  write(pending) {
    try {
      if (Object.keys(pending).length) localStorage.setItem(this.key, JSON.stringify(pending));
      else localStorage.removeItem(this.key);
    } catch {
      // Without storage the page itself still holds what was typed, and the form saves it.
    }
  }

  put(id, change) {
    const pending = this.read();
    delete pending[id];
    pending[id] = change;
    this.write(pending);
  }

  // The next change to send; one that is disputed waits until its page is open, one that is held until any is.
  first() {
    return Object.entries(this.read()).find(([, change]) => !change.isDisputed && !change.isHeld) ?? null;
  }

  // Keep a change that may not be made for now. A newer one of the same question is still sent.
  hold(id, attempt) {
    const pending = this.read();
    if (pending[id]?.attempt === attempt) pending[id].isHeld = true;
    this.write(pending);
  }

  // A page of the run opened, so that its answers are taken in again.
  release() {
    const pending = this.read();
    for (const change of Object.values(pending)) delete change.isHeld;
    this.write(pending);
  }

  disputed() {
    return Object.entries(this.read()).find(([, change]) => change.isDisputed) ?? null;
  }

  dispute(id, isDisputed) {
    const pending = this.read();
    pending[id].isDisputed = isDisputed;
    this.write(pending);
  }

  // Forget a change that was dealt with; a newer one of the same question stays and builds on the new revision.
  settle(id, attempt, revision) {
    const pending = this.read();
    if (!pending[id]) return;
    if (pending[id].attempt === attempt) delete pending[id];
    else if (revision !== undefined) pending[id].revision = revision;
    this.write(pending);
  }

  get isEmpty() {
    return this.first() === null;
  }
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.texts = form.dataset;
    this.queue = new Queue(`flow:${form.dataset.account}:${form.dataset.run}`);
    this.dirty = new Map();
    this.refusals = 0;
    this.sending = null;
    this.listen();
    this.restore();
    this.send();
  }

  listen() {
    this.form.addEventListener("input", (event) => this.noticed(event.target));
    this.form.addEventListener("change", (event) => this.changed(event.target));
    this.form.addEventListener("focusout", (event) => this.left(event));
    this.form.addEventListener("click", (event) => this.chose(event), true);
    this.form.addEventListener("submit", (event) => this.submitted(event), true);
    window.addEventListener("online", () => this.send());
    window.addEventListener("pagehide", () => this.keepDirty());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.keepDirty(); });
  }

  questionOf(element) {
    return element.closest?.("[data-question]");
  }

  noticed(input) {
    const question = this.questionOf(input);
    if (!question || input.matches("[type=radio], [type=checkbox], [type=file], select")) return;
    clearTimeout(this.dirty.get(question));
    // A long text is saved in a pause; what has a form of its own is judged only when it is complete.
    this.dirty.set(question, input.matches("textarea") ? setTimeout(() => this.save(question), TYPING) : 0);
  }

  changed(input) {
    const question = this.questionOf(input);
    if (!question) return;
    if (input.matches("[type=file]")) this.sendFile(question, input);
    else if (question.querySelector("[data-parts]")) this.dirty.set(question, 0);
    else this.save(question);
  }

  // A date or an address is one answer: it is saved on leaving the last of its inputs.
  left(event) {
    const question = this.questionOf(event.target);
    if (question && this.dirty.has(question) && !question.contains(event.relatedTarget)) this.save(question);
  }

  keepDirty() {
    for (const question of [...this.dirty.keys()]) this.save(question);
  }

  save(question) {
    clearTimeout(this.dirty.get(question));
    this.dirty.delete(question);
    if (!question.isConnected) return;
    const revision = question.querySelector("[data-revision]");
    const follows = question.querySelector("[data-follows]");
    const attempt = newAttempt();
    this.queue.put(question.dataset.question, {
      url: this.form.dataset.autosave,
      fields: [...this.fieldsOf(question), [follows.name, follows.value]],
      name: revision.name,
      revision: revision.value,
      attempt,
    });
    follows.value = attempt;
    this.send();
  }

  fieldsOf(question) {
    const fields = [];
    for (const input of question.querySelectorAll("input, select, textarea")) {
      if (input.matches("[data-revision], [data-follows]") || !input.name) continue;
      if (input.matches("[type=radio], [type=checkbox]") && !input.checked) continue;
      fields.push([input.name, input.value]);
    }
    return fields;
  }

  // A file is not kept on the device: it is sent at once. Where that fails it stays chosen, and goes with the form.
  async sendFile(question, input) {
    if (!input.files.length) return;
    this.say(this.texts.saySending);
    const revision = question.querySelector("[data-revision]");
    const change = { url: this.form.dataset.autosave, fields: [[input.name, input.files[0]]], name: revision.name, revision: revision.value, attempt: "" };
    const response = await this.post(change, AbortSignal.timeout(UPLOAD), false);
    if (!response || response.status === 429 || response.status >= 500) return this.say(this.texts.sayUnsent);
    if (response.type === "opaqueredirect" || response.status === 403) return this.say(this.texts.sayLogin);
    const reply = response.ok ? this.parse(await response.text()) : null;
    if (!reply) return this.say(this.texts.sayGone);
    const progress = this.part(reply, "progress");
    if (progress) document.querySelector("[data-progress]")?.replaceChildren(progress);
    if (reply.dataset.reply === "held") {
      question.querySelector("[data-status]").replaceChildren(this.part(reply, "status"));
      return this.say("");
    }
    const fresh = this.part(reply, "fresh")?.querySelector("[data-question]");
    if (fresh && question.isConnected) {
      question.replaceWith(fresh);
      fresh.querySelector("[data-status]").append(this.part(reply, "status") ?? "");
      fresh.querySelector("[type=file]")?.focus();
    }
    this.follow(reply);
    return this.say(reply.dataset.reply === "saved" ? this.texts.saySaved : "");
  }

  // What an earlier visit could not send is put back into its inputs.
  restore() {
    this.queue.release();
    for (const [id, change] of Object.entries(this.queue.read())) {
      const question = change.url === this.form.dataset.autosave && document.getElementById(`q-${id}`);
      if (!question) continue;
      if (change.isDisputed) this.queue.dispute(id, false);
      for (const input of question.querySelectorAll("input:not([type=hidden], [type=file]), select, textarea")) {
        const values = change.fields.filter(([name]) => name === input.name).map(([, value]) => value);
        if (input.matches("[type=radio], [type=checkbox]")) input.checked = values.includes(input.value);
        else if (values.length) [input.value] = values;
      }
    }
  }

  send() {
    this.sending ??= this.sendAll().finally(() => { this.sending = null; });
    return this.sending;
  }

  async sendAll() {
    for (let next = this.queue.first(); next; next = this.queue.first()) {
      const [id, change] = next;
      this.say(this.texts.saySaving);
      const response = await this.post(change);
      if (!response) return this.wait(this.texts.sayWaiting);
      if (response.type === "opaqueredirect" || response.status === 403) return this.say(this.texts.sayLogin);
      if (response.status === 429 || response.status >= 500) return this.wait(this.texts.sayWaiting);
      const reply = response.ok ? this.parse(await response.text()) : null;
      this.refusals = 0;
      if (reply?.dataset.reply === "conflict" && change.url !== this.form.dataset.autosave) {
        this.queue.dispute(id, true);
        continue;
      }
      if (reply?.dataset.reply === "held") {
        this.queue.hold(id, change.attempt);
        this.apply(reply, change);
        this.say(this.texts.sayHeld);
        continue;
      }
      this.queue.settle(id, change.attempt, reply?.dataset.revision);
      if (reply) this.apply(reply, change);
      this.say({ saved: this.texts.saySaved, refused: "", conflict: "" }[reply?.dataset.reply] ?? this.texts.sayGone);
    }
    return this.tellDispute();
  }

  // An answer of another page that differs from what was saved elsewhere: lead there, where both are shown.
  tellDispute() {
    const [id, change] = this.queue.disputed() ?? [];
    if (!id) return;
    const link = document.createElement("a");
    link.href = `${change.url.replace(/answer\/$/, "")}#q-${id}`;
    link.textContent = this.texts.sayDisputed;
    this.form.querySelector("[data-state]").replaceChildren(link);
  }

  async post(change, signal = AbortSignal.timeout(PATIENCE[Math.min(this.refusals, PATIENCE.length - 1)]), keepalive = true) {
    const body = new FormData();
    for (const [name, value] of change.fields) body.append(name, value);
    body.append(change.name, change.revision);
    body.append("attempt", change.attempt);
    body.append("csrfmiddlewaretoken", this.form.querySelector("[name=csrfmiddlewaretoken]").value);
    try {
      return await fetch(change.url, { method: "POST", body, redirect: "manual", keepalive, signal });
    } catch {
      return null;
    }
  }

  wait(text) {
    this.say(text);
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.send(), RETRY[Math.min(this.refusals, RETRY.length - 1)]);
    this.refusals += 1;
  }

  parse(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    return holder.content.querySelector("[data-reply]");
  }

  part(reply, name) {
    return reply.querySelector(`template[data-for="${name}"]`)?.content ?? null;
  }

  apply(reply, change) {
    const progress = this.part(reply, "progress");
    if (progress) document.querySelector("[data-progress]")?.replaceChildren(progress);
    if (change.url !== this.form.dataset.autosave) return;
    const question = document.getElementById(`q-${reply.dataset.question}`);
    if (question) this.mark(question, reply, change);
    // What is held may have been typed in several questions: all of them stay.
    if (reply.dataset.reply !== "held") this.follow(reply);
  }

  mark(question, reply, change) {
    const isConflict = reply.dataset.reply === "conflict";
    const revision = question.querySelector("[data-revision]");
    // In a conflict the old revision stays until the reader has chosen, so that nothing is overwritten by accident.
    if (isConflict) question.dataset.offered = reply.dataset.revision;
    else if (reply.dataset.reply !== "held") revision.value = reply.dataset.revision;
    const follows = question.querySelector("[data-follows]");
    if (follows.value === change.attempt) follows.value = "";
    question.fresh = this.part(reply, "fresh");
    const status = question.querySelector("[data-status]");
    status.replaceChildren(this.part(reply, "status") ?? "");
    question.querySelector(".c-field__error:not([data-status] *)")?.remove();
    for (const input of question.querySelectorAll("input, select, textarea")) {
      if (reply.dataset.reply === "refused") input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
  }

  // Show the questions that now follow, in their order, and take away those that no longer do.
  follow(reply) {
    if (!reply.dataset.shown) return;
    const shown = reply.dataset.shown.split(" ");
    const arrived = new Map();
    for (const template of reply.querySelectorAll('template[data-for="question"]')) {
      const question = template.content.querySelector("[data-question]");
      const present = "renewed" in template.dataset && document.getElementById(question.id);
      if (present) present.remove();
      else question.classList.add("c-question--new");
      arrived.set(question.dataset.question, { question, item: template.dataset.item });
    }
    for (const question of this.form.querySelectorAll("[data-question]")) {
      if (!shown.includes(question.dataset.question)) question.remove();
    }
    let before = null;
    for (const id of shown) {
      const present = document.getElementById(`q-${id}`);
      if (!present && arrived.has(id)) {
        const { question, item } = arrived.get(id);
        const list = this.form.querySelector(`[data-questions="${item}"]`);
        if (before && list.contains(before)) before.after(question);
        else list.prepend(question);
      }
      before = document.getElementById(`q-${id}`) ?? before;
    }
  }

  chose(event) {
    const button = event.target.closest("[data-keep], [data-take]");
    const question = button && this.questionOf(button);
    if (!question?.fresh) return;
    event.preventDefault();
    event.stopPropagation();
    if (button.matches("[data-take]")) {
      question.replaceWith(question.fresh);
      return;
    }
    question.querySelector("[data-revision]").value = question.dataset.offered;
    this.save(question);
  }

  submitted(event) {
    this.keepDirty();
    if (this.queue.isEmpty || (navigator.onLine && this.refusals === 0)) return;
    event.preventDefault();
    event.stopPropagation();
    this.say(this.texts.sayLeave);
    this.send();
  }

  say(text) {
    this.form.querySelector("[data-state]").textContent = text;
  }
}

if (form) new Autosave(form);
