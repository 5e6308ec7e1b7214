// What scripts add to the pages. Every page works without them.

import {
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
  createAll,
} from "govuk-frontend"

import { enhanceSelects } from "./autocomplete.js"
import { enhancePasskeyForm } from "./passkeys.js"
import { watchSession } from "./session.js"
import { keepTyped, putBackTyped } from "./typed.js"
import { warnBeforeLeaving } from "./unsaved.js"

const components = [
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  SkipLink,
]

const session = document.querySelector("[data-session]")

// Before the components look at the page: they show what the inputs hold.
putBackTyped(session?.dataset.session)
createAll(Button, { preventDoubleClick: true })
components.forEach((component) => createAll(component))
enhanceSelects(document)
document.querySelectorAll("form[data-passkey]").forEach(enhancePasskeyForm)
document.querySelectorAll("form[data-warn-unsaved]").forEach(warnBeforeLeaving)
if (session) {
  keepTyped(session.dataset.session)
  watchSession(session)
}
