// Answers as a careful host would give them.
const answering = (() => {
  const QUIET = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
  // Styles and scripts of the theme say nothing of a journal: each page would have them decrypted anew.
  const THEMES = { "Cache-Control": "private, max-age=600" };
  const NEVER_FRAMED = "frame-ancestors 'none'";
  const META = /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/;
  // A picture with script in it, a page that lies among the attachments: shown, and nothing in it runs.
  const HARMLESS = `default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; sandbox; ${NEVER_FRAMED}`;
  const NOTHING = `default-src 'none'; base-uri 'none'; form-action 'none'; ${NEVER_FRAMED}`;
  const TEXT = /^(text\/|application\/(javascript|json|xml))/;
  const RANGE = /^bytes=(\d*)-(\d*)$/;

  // The page's own policy once more, as a header, where it can say who may frame it.
  const policyOf = ({ type, data, part }) => {
    if (type === "application/pdf") return NOTHING; // browsers show none in a sandbox
    if (part.startsWith("file/")) return HARMLESS;
    if (!type.startsWith("text/html")) return NOTHING;
    const head = new TextDecoder().decode(data.subarray(0, 4_096));
    const found = META.exec(head);
    return found ? `${found[1].replaceAll("&#39;", "'")}; ${NEVER_FRAMED}` : NOTHING;
  };

  const kindOf = (type) => (TEXT.test(type) && !type.includes("charset") ? `${type}; charset=utf-8` : type);

  // `[start, end]`, end not included; nothing where the whole is meant; false where there is no such range.
  const rangeOf = (request, length) => {
    const found = RANGE.exec(request.headers.get("Range") || "");
    if (!found || (!found[1] && !found[2])) return null;
    const [, first, last] = found;
    const start = first ? Number(first) : Math.max(0, length - Number(last));
    const end = first && last ? Math.min(Number(last) + 1, length) : length;
    return start < end ? [start, end] : false;
  };

  const respond = (request, status, headers, body) => (
    new Response(request.method === "HEAD" ? null : body, { status, headers: { ...QUIET, ...headers } })
  );

  const withFile = (request, file, status) => {
    const whole = file.data.length;
    const headers = {
      "Content-Type": kindOf(file.type),
      "Content-Security-Policy": policyOf(file),
      "Accept-Ranges": "bytes",
      ...(file.part === "theme" ? THEMES : {}),
    };
    const range = rangeOf(request, whole);
    if (range === false) return respond(request, 416, { ...headers, "Content-Range": `bytes */${whole}` }, null);
    if (!range) return respond(request, status, { ...headers, "Content-Length": whole }, file.data);
    const [start, end] = range;
    headers["Content-Range"] = `bytes ${start}-${end - 1}/${whole}`;
    headers["Content-Length"] = end - start;
    return respond(request, 206, headers, file.data.subarray(start, end));
  };

  const HTML = { "Content-Type": "text/html; charset=utf-8" };
  const PLAIN = { "Content-Type": "text/plain; charset=utf-8", "Content-Security-Policy": NOTHING };

  // The unlock page, which is the same for all; what it has to say stands at its root element.
  const withUnlockPage = (request, status, trouble) => {
    const language = trouble && /^[\w-]*$/.test(trouble.language) ? trouble.language : "";
    const said = trouble
      ? PAGE.html.replace("<html ", `<html data-trouble="${trouble.kind}" data-language="${language}" `)
      : PAGE.html;
    const policy = `${PAGE.policy}; ${NEVER_FRAMED}`;
    return respond(request, status, { ...HTML, "Content-Security-Policy": policy }, said);
  };
  const without = (request, status) => respond(request, status, PLAIN, null);

  return { withFile, withUnlockPage, without, respond };
})();
