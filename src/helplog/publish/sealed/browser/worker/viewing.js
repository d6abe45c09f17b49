// A picture, a sound or a film that is looked at by itself: in a page that holds the keys. Without one a browser that
// stops the worker would lock the journal while somebody looks at a photograph.
const viewing = (() => {
  const POLICY = "default-src 'none'; script-src 'self'; img-src 'self'; media-src 'self'; base-uri 'none'; form-action 'none'";
  const TAGS = {
    image: (source) => `<img src="${source}" alt="">`,
    audio: (source) => `<audio src="${source}" controls></audio>`,
    video: (source) => `<video src="${source}" controls></video>`,
  };

  const isSeen = ({ type, part }) => part.startsWith("file/") && Object.hasOwn(TAGS, type.split("/")[0]);
  const page = (file, address, { language }) => {
    const { app } = wordsFor([language]);
    const html = `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>${app}</title></head>
<body class="hl-view">${TAGS[file.type.split("/")[0]](address)}<script src="sealed/keeper.js"></script></body></html>`;
    return { type: "text/html", data: bytes.utf8(html), part: "" };
  };

  return { isSeen, page };
})();
