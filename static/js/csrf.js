// Logging in again, in another tab, changes the token that forms are signed with. Gives this page the
// new one, so that a form with typed text can still be sent. Returns whether it could.
export async function renewToken() {
  const fresh = await freshHeaders();
  if (!fresh) return false;
  document.body.setAttribute("hx-headers", fresh);
  const token = JSON.parse(fresh)["X-CSRFToken"];
  for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = token;
  return true;
}

async function freshHeaders() {
  try {
    const page = await (await fetch(location.href)).text();
    return new DOMParser().parseFromString(page, "text/html").body.getAttribute("hx-headers");
  } catch {
    return null;
  }
}
