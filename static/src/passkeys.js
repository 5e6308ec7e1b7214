// Asks the device for a passkey, and puts its answer into the form that asked.

const TOLD = {
  NotAllowedError: "Your device did not give a passkey. Try again, or use another way",
  InvalidStateError: "This device has a passkey for your account already",
  SecurityError: "Passkeys do not work at this address of the service",
}

/**
 * Let a form be filled in by the device: `data-passkey="get"` shows a passkey, `"create"` makes one.
 *
 * @param {HTMLFormElement} form
 */
export function enhancePasskeyForm(form) {
  if (!window.PublicKeyCredential) {
    return
  }
  form.hidden = false
  form.querySelector("[data-passkey-missing]")?.remove()
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const problem = form.querySelector("[data-passkey-problem]")
    problem.textContent = ""
    try {
      form.elements.credential.value = JSON.stringify(await answerOf(form))
      // This does not raise a submit event, so it is not stopped above.
      form.submit()
    } catch (error) {
      problem.textContent = TOLD[error.name] ?? "Your device could not be asked for a passkey. Try again, or use another way"
    }
  })
}

/** Return what the device answers to the options of the form, or to those that its address gives. */
async function answerOf(form) {
  const { publicKey } = form.dataset.passkeyOptions ? JSON.parse(form.dataset.passkeyOptions) : await askedFrom(form)
  const credential =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey: decoded(publicKey) })
      : await navigator.credentials.get({ publicKey: decoded(publicKey) })
  return encoded(credential)
}

/** Return the options that the address of a form gives. */
async function askedFrom(form) {
  const answer = await fetch(form.dataset.passkeyAsk, { headers: { Accept: "application/json" } })
  if (!answer.ok) {
    throw new Error(`The options were refused: ${answer.status}`)
  }
  return (await answer.json()).request_options
}

/** Return options with bytes in the place of base64url, as the device wants them. */
function decoded(options) {
  const known = (list) => (list ?? []).map((entry) => ({ ...entry, id: bytes(entry.id) }))
  const made = { ...options, challenge: bytes(options.challenge) }
  if (options.user) {
    made.user = { ...options.user, id: bytes(options.user.id) }
  }
  made.excludeCredentials = known(options.excludeCredentials)
  made.allowCredentials = known(options.allowCredentials)
  return made
}

/** Return what the device answered as data that can be sent. */
function encoded(credential) {
  const { response } = credential
  const parts = ["attestationObject", "authenticatorData", "clientDataJSON", "signature", "userHandle"]
  const given = parts.filter((name) => response[name])
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(given.map((name) => [name, text(response[name])])),
  }
}

/** Turn base64url into bytes. */
function bytes(encodedText) {
  const plain = window.atob(encodedText.replace(/-/g, "+").replace(/_/g, "/"))
  return Uint8Array.from(plain, (character) => character.charCodeAt(0))
}

/** Turn bytes into base64url. */
function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer))
  return window.btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}
