// Keeps what is typed in this tab, on the device, so that it is there again after a person had to sign in once more.

const STORE = "portal-typed"
const NEVER_KEPT = ["password", "file", "submit", "button", "image", "reset"]

/**
 * Put back what was typed on this page before its person was signed out; forget what is not needed any more.
 *
 * @param {string | undefined} person the person who is signed in, or nothing
 */
export function putBackTyped(person) {
  const kept = read()
  if (!kept) {
    return
  }
  if (!person || document.querySelector("[data-keep-typed]")) {
    write({ ...kept, interrupted: true })
  } else if (kept.person !== person || !kept.interrupted) {
    window.sessionStorage.removeItem(STORE)
  } else if (kept.page === here()) {
    forms().forEach((form, number) => fill(form, kept.forms[number] ?? {}))
    write({ ...kept, interrupted: false })
  }
}

/**
 * Keep what is typed into the forms of this page.
 *
 * @param {string} person
 */
export function keepTyped(person) {
  const keep = () => write({ person, page: here(), interrupted: false, forms: forms().map(contents) })
  forms().forEach((form) => {
    form.addEventListener("input", keep)
    form.addEventListener("change", keep)
    form.addEventListener("submit", keep)
  })
}

/** Return the forms in which people write: those that warn before something is lost. */
function forms() {
  return [...document.querySelectorAll("form[data-warn-unsaved]")]
}

function here() {
  return window.location.pathname + window.location.search
}

/** Return the inputs of a form that may be kept, each with a name of its own. */
function inputs(form) {
  const seen = {}
  return [...form.elements]
    .filter((input) => input.name && input.name !== "csrfmiddlewaretoken" && !NEVER_KEPT.includes(input.type))
    .map((input) => {
      seen[input.name] = (seen[input.name] ?? -1) + 1
      return [`${input.name}:${seen[input.name]}`, input]
    })
}

/** Return what a form holds. */
function contents(form) {
  return Object.fromEntries(inputs(form).map(([name, input]) => [name, valueOf(input)]))
}

function valueOf(input) {
  if (input.type === "checkbox" || input.type === "radio") {
    return input.checked
  }
  return input instanceof HTMLSelectElement ? [...input.options].map((option) => option.selected) : input.value
}

/** Put into a form what it held, and say so above it. */
function fill(form, held) {
  const known = inputs(form).filter(([name]) => name in held)
  if (known.every(([name, input]) => JSON.stringify(valueOf(input)) === JSON.stringify(held[name]))) {
    return
  }
  known.forEach(([name, input]) => putInto(input, held[name]))
  form.dataset.putBack = ""
  const told = document.createElement("div")
  told.className = "govuk-inset-text"
  told.setAttribute("role", "status")
  form.prepend(told)
  told.textContent = "You were signed out before this was sent. What you typed is here again: check it and send it."
}

function putInto(input, value) {
  if (input.type === "checkbox" || input.type === "radio") {
    input.checked = value
  } else if (input instanceof HTMLSelectElement) {
    ;[...input.options].forEach((option, number) => {
      option.selected = value[number] ?? false
    })
  } else {
    input.value = value
  }
}

/** Return what is kept, or nothing: also where the browser keeps nothing for anybody. */
function read() {
  try {
    return JSON.parse(window.sessionStorage.getItem(STORE))
  } catch {
    return null
  }
}

function write(kept) {
  try {
    window.sessionStorage.setItem(STORE, JSON.stringify(kept))
  } catch {
    // There is no room, or the browser keeps nothing: then nothing is put back.
  }
}
