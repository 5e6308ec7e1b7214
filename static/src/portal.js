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

createAll(Button, { preventDoubleClick: true })
components.forEach((component) => createAll(component))
enhanceSelects(document)
document.querySelectorAll("form[data-passkey]").forEach(enhancePasskeyForm)
document.querySelectorAll("form[data-warn-unsaved]").forEach(warnBeforeLeaving)
