// On the page that a result leads to: the words that were looked for, marked.
helplogSearch.markPage = (typed) => {
  "use strict";

  const query = helplogSearch.query.read(typed);
  const content = document.querySelector("[data-md-component=content]");
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    if (around.checkVisibility() && !around.closest("svg, script, style")) texts.push(walker.currentNode);
  }
  for (const text of texts) {
    const pieces = helplogSearch.excerpt.whole(text.data, query);
    if (!pieces.some(([, marked]) => marked)) continue;
    text.replaceWith(...pieces.map(([part, marked]) => {
      if (!marked) return part;
      const mark = document.createElement("mark");
      mark.dataset.mdHighlight = "";
      mark.textContent = part;
      return mark;
    }));
  }
};
