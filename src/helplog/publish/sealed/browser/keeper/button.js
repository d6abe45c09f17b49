// The lock in the header.
const lockButton = () => {
  const PADLOCK = "M12 17a2 2 0 0 0 2-2 2 2 0 1 0-2 2m6-9a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V10c0-1.1.9-2 2-2h1V6a5 5 0 0 1 10 0v2zm-6-5a3 3 0 0 0-3 3v2h6V6a3 3 0 0 0-3-3";
  const button = element(
    "button",
    { type: "button", class: "md-header__button hl-lock", title: place.words.lock_title },
    drawn(PADLOCK),
    element("span", { text: place.words.lock }),
  );
  button.addEventListener("click", locking.lock);
  const header = document.querySelector(".md-header__inner");
  if (header) header.append(button);
  else document.body.append(button);
};
