// Warns a person before they are signed out for doing nothing, and lets them stay.

import { allowLeaving } from "./unsaved.js"

const WARNED_BEFORE = 5 * 60
const CHECKED_EVERY = 10 * 1000

/**
 * Watch how long the session of this page lasts.
 *
 * @param {HTMLElement} place which says how many seconds are left, and where to ask, stay and sign in again
 */
export function watchSession(place) {
  const warning = new Warning(place)
  let ends = Date.now() + Number(place.dataset.seconds) * 1000
  const secondsLeft = () => Math.max(0, Math.round((ends - Date.now()) / 1000))

  const renew = async (address, options) => {
    const answer = await fetch(address, { ...options, headers: { Accept: "application/json", ...options.headers } })
    const { seconds } = answer.ok && !answer.redirected ? await answer.json() : { seconds: 0 }
    ends = Date.now() + seconds * 1000
  }
  const check = async () => {
    if (secondsLeft() <= WARNED_BEFORE && !warning.isOver) {
      // Another tab may have been busy.
      await renew(place.dataset.ask, {}).catch(() => {})
    }
    if (secondsLeft() > WARNED_BEFORE) {
      warning.close()
    } else {
      warning.show(secondsLeft())
    }
  }
  warning.onStay = async () => {
    const headers = { "X-CSRFToken": place.dataset.token }
    await renew(place.dataset.stay, { method: "POST", headers }).catch(() => {})
    await check()
  }
  window.setInterval(check, CHECKED_EVERY)
}

/** The dialog: first it offers to stay, and after the end to sign in again. */
class Warning {
  constructor(place) {
    this.isOver = false
    this.onStay = () => {}
    this.title = element("h2", "govuk-heading-m", { id: "session-title" })
    this.text = element("p", "govuk-body", { "aria-live": "polite", id: "session-text" })
    this.stay = element("button", "govuk-button", { type: "button" }, "Stay signed in")
    this.again = element("a", "govuk-button", { role: "button" }, "Sign in again")
    this.again.href = `${place.dataset.signIn}?next=${encodeURIComponent(window.location.pathname + window.location.search)}`
    this.dialog = element("dialog", "portal-dialog", { "aria-labelledby": "session-title" })
    this.dialog.append(this.title, this.text, this.stay, this.again)
    place.after(this.dialog)
    this.stay.addEventListener("click", () => this.onStay())
    this.again.addEventListener("click", allowLeaving)
  }

  show(seconds) {
    this.isOver = seconds === 0
    const minutes = Math.ceil(seconds / 60)
    this.say(
      this.isOver ? "You are signed out" : "You will be signed out soon",
      this.isOver
        ? "You did nothing here for some time. What you typed is kept in this tab, and is here again after you sign in."
        : `You have done nothing here for some time. You will be signed out in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    )
    this.stay.hidden = this.isOver
    this.again.hidden = !this.isOver
    if (!this.dialog.open) {
      this.dialog.showModal()
    }
  }

  close() {
    if (this.dialog.open) {
      this.dialog.close()
    }
  }

  /** Change the words only where they differ: each change is read out. */
  say(title, text) {
    if (this.title.textContent !== title) {
      this.title.textContent = title
    }
    if (this.text.textContent !== text) {
      this.text.textContent = text
    }
  }
}

function element(name, className, attributes, text = "") {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
  return made
}
