// Warns a person who leaves a page while a form on it holds something that was not sent.

let leavingIsFine = false

/** Let a person leave this page without being asked: what they typed is kept. */
export function allowLeaving() {
  leavingIsFine = true
}

/**
 * Ask before leaving while the form differs from how the page showed it, or was refused and not sent again.
 *
 * @param {HTMLFormElement} form
 */
export function warnBeforeLeaving(form) {
  const shown = contents(form)
  const refused = document.querySelector(".govuk-error-summary") !== null
  let sending = false

  form.addEventListener("submit", () => {
    sending = true
  })
  window.addEventListener("pageshow", () => {
    sending = false
  })
  window.addEventListener("beforeunload", (event) => {
    if (!sending && !leavingIsFine && (refused || "putBack" in form.dataset || contents(form) !== shown)) {
      event.preventDefault()
    }
  })
}

/** Return everything in the form as text that can be compared; a file counts by its name. */
function contents(form) {
  const pairs = [...new FormData(form)].map(([name, value]) => [name, value instanceof File ? value.name : value])
  return JSON.stringify(pairs)
}
