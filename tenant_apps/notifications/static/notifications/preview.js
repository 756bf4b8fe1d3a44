// What is typed goes to the frame that shows it as a letter, once the typing pauses.
function follow(button) {
  const form = button.form;
  button.formEnctype = "application/x-www-form-urlencoded"; // files that were chosen stay here
  let pause;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => form.requestSubmit(button), 500);
  });
  // Forms are sent once; a preview is no sending.
  form.addEventListener("submit", (event) => {
    if (event.submitter === button) setTimeout(() => {
      for (const busy of [form, button]) busy.removeAttribute("aria-busy");
    });
  });
}
const enhance = (scope) => scope.querySelectorAll?.("[data-preview]").forEach(follow);
enhance(document);
document.addEventListener("htmx:load", (event) => { if (event.target !== document.body) enhance(event.target); });
