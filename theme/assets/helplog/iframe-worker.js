// A page opened from disk may not start a worker. There, and only there, the search runs in an empty
// frame instead: same origin, same policy, nothing fetched from elsewhere.
(() => {
  "use strict";
  if (location.protocol !== "file:") return;

  class FrameWorker extends EventTarget {
    constructor(address) {
      super();
      const frame = document.createElement("iframe");
      frame.hidden = true;
      document.head.parentNode.appendChild(frame);
      const inside = frame.contentWindow;
      const waiting = [];
      let ready = false;

      inside.postMessage = (data) => {
        const message = new MessageEvent("message", { data });
        this.dispatchEvent(message);
        if (this.onmessage) this.onmessage(message);
      };
      inside.importScripts = (...addresses) =>
        addresses.reduce((before, one) => before.then(() => this.load(frame, one)), Promise.resolve());

      this.postMessage = (data) => {
        if (ready) inside.dispatchEvent(new inside.MessageEvent("message", { data }));
        else waiting.push(data);
      };
      this.terminate = () => frame.remove();
      this.load(frame, address).then(() => {
        ready = true;
        waiting.splice(0).forEach(this.postMessage);
      });
    }

    load(frame, address) {
      const inside = frame.contentDocument;
      return new Promise((resolve, reject) => {
        const script = inside.createElement("script");
        script.src = new URL(address, document.baseURI).href;
        script.onload = resolve;
        script.onerror = reject;
        inside.head.appendChild(script);
      });
    }
  }

  window.Worker = FrameWorker;
  window.IFrameWorker = FrameWorker;
})();
