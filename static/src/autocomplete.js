// Turns long selects into boxes to type into. The select stays in the form, hidden, and is what is sent.

import accessibleAutocomplete from "accessible-autocomplete"

/**
 * Enhance every select that asks for it: `data-autocomplete="one"` or `"many"`.
 *
 * @param {ParentNode} scope
 */
export function enhanceSelects(scope) {
  scope.querySelectorAll("select[data-autocomplete='one']").forEach(enhanceOne)
  scope.querySelectorAll("select[data-autocomplete='many']").forEach(enhanceMany)
}

/** Choose one option; text that is no option chooses none, so that an old choice is never sent by mistake. */
function enhanceOne(select) {
  const choose = (text) => {
    const option = options(select).find((candidate) => candidate.text === text)
    select.value = option ? option.value : ""
  }
  const input = putInPlace(select, {
    defaultValue: select.value ? select.selectedOptions[0].text : "",
    onConfirm: (text) => choose(text ?? input.value),
    showAllValues: options(select).length <= 20,
  })
  input.addEventListener("input", () => choose(input.value))
}

/** Choose several options: each one chosen is listed below the box, with a button that takes it away. */
function enhanceMany(select) {
  const list = document.createElement("ul")
  list.className = "portal-chosen"
  list.setAttribute("aria-live", "polite")
  const input = putInPlace(select, {
    onConfirm: (text) => {
      const option = options(select).find((candidate) => candidate.text === text)
      if (option) {
        option.selected = true
        showChosen(select, list, input)
        window.setTimeout(() => {
          input.value = ""
        })
      }
    },
  })
  select.after(list)
  showChosen(select, list, input)
}

/** Put the box in the place of the select, under the same id, so that the label and the error summary lead to it. */
function putInPlace(select, settings) {
  const id = select.id
  const place = document.createElement("div")
  select.before(place)
  select.id = `${id}-select`
  select.hidden = true
  accessibleAutocomplete({
    element: place,
    id,
    name: "",
    source: (typed, show) => show(matches(select, typed)),
    inputClasses: select.classList.contains("govuk-select--error") ? "autocomplete__input--error" : null,
    tAssistiveHint: () => `${described(select)} When options are shown, use the up and down arrows to read them and enter to choose.`,
    // Without an escape, an option with markup in its name would be inserted as markup.
    templates: { inputValue: (text) => text ?? "", suggestion: (text) => escaped(text) },
    ...settings,
  })
  return place.querySelector("input")
}

/** Return the options that can be chosen now: those with a value, and not chosen already where several may be. */
function options(select) {
  return [...select.options].filter((option) => option.value && !(select.multiple && option.selected))
}

/** Return the first 50 options that hold every word that was typed. */
function matches(select, typed) {
  const words = typed.toLowerCase().split(/\s+/)
  return options(select)
    .map((option) => option.text)
    .filter((text) => words.every((word) => text.toLowerCase().includes(word)))
    .slice(0, 50)
}

/** Return the hint and the error of the select as one text. */
function described(select) {
  const ids = (select.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean)
  return ids.map((id) => document.getElementById(id)?.textContent.trim() ?? "").join(" ")
}

/** Return text that stands for itself when it is inserted as HTML. */
function escaped(text) {
  const holder = document.createElement("span")
  holder.textContent = text ?? ""
  return holder.innerHTML
}

/** List what is chosen. */
function showChosen(select, list, input) {
  list.replaceChildren(...[...select.selectedOptions].map((option) => chosenItem(option, select, list, input)))
}

/** Make one line of the list of what is chosen. */
function chosenItem(option, select, list, input) {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "portal-chosen__remove"
  button.textContent = "Remove"
  button.setAttribute("aria-label", `Remove ${option.text}`)
  button.addEventListener("click", () => {
    option.selected = false
    showChosen(select, list, input)
    input.focus()
  })
  const item = document.createElement("li")
  item.className = "portal-chosen__item"
  item.append(option.text, button)
  return item
}
