// The form, and what happens with what is typed into it.
const unlocking = (() => {
  const page = document.documentElement;
  const one = (id) => document.getElementById(id);
  const form = one("form");
  const field = one("passphrase");
  const button = one("unlock");
  let busy = false;
  let keys = null; // from the unlocking until the page they are for is there: the worker may be stopped in between

  const setBusy = (is) => {
    busy = is;
    button.setAttribute("aria-disabled", String(is));
    page.toggleAttribute("data-opening", is);
    if (is) saying.say("opening");
  };

  const open = async ({ root, worker, device }, master, text) => {
    const derived = await vault.keysOf(master);
    if (one("passkey").checked && !(await addPasskey(device, master))) return;
    master.fill(0);
    const said = await ask(worker, { type: "unlock", keys: derived, text, stays: one("stay").checked });
    if (!said.isOpen) throw new Trouble(said.trouble, said.language);
    keys = derived;
    field.value = "";
    location.reload();
  };

  const addPasskey = async (device, master) => {
    try {
      if (await passkeys.add(device, master, saying.words.app)) return true;
      saying.say("passkey_without");
    } catch {
      saying.say("passkey_failed");
    }
    one("passkey").checked = false;
    return false;
  };

  const attempt = async (place, masterOf) => {
    if (busy) return;
    setBusy(true);
    try {
      const text = await finding.vaultAt(place.root);
      if (text === null) throw new Trouble("no_vault");
      const master = await masterOf(vault.read(text));
      if (master) await open(place, master, text);
      else refuse("wrong");
    } catch (error) {
      refuse(error instanceof Trouble ? error.kind : "changed", error.language);
    }
    setBusy(false);
  };

  const refuse = (kind, language) => {
    saying.say(kind, language);
    if (kind !== "wrong") return;
    field.setAttribute("aria-invalid", "true");
    field.focus();
    field.select();
  };

  const showOrHide = () => {
    setShown(field.type === "password");
    field.focus();
  };
  const setShown = (is) => {
    const next = is ? ["text", "hide"] : ["password", "show"];
    field.type = next[0];
    one("show").textContent = saying.words[next[1]];
    one("show").setAttribute("aria-label", saying.words[`${next[1]}_passphrase`]);
  };

  const begin = async (place) => {
    form.hidden = false;
    one("limits").hidden = false;
    one("show").addEventListener("click", showOrHide);
    field.addEventListener("input", () => field.removeAttribute("aria-invalid"));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      setShown(false); // what is kept of a form is kept of text
      attempt(place, (said) => vault.open(said, field.value));
    });
    const hasOne = await passkeys.has(place.device);
    one("use-passkey").hidden = !hasOne;
    one("use-passkey").addEventListener("click", () => {
      one("passkey").checked = false;
      attempt(place, () => passkeys.open(place.device).catch(() => Promise.reject(new Trouble("passkey_failed"))));
    });
    one("passkey-choice").hidden = hasOne || !(await passkeys.isPossible());
    if (!matchMedia("(pointer: coarse)").matches || hasOne) (hasOne ? one("use-passkey") : field).focus();
  };

  addEventListener("pagehide", ({ persisted }) => {
    if (!persisted) keys = null;
  });
  return {
    begin,
    held: () => keys,
    hold: (given) => {
      keys = given;
    },
  };
})();
