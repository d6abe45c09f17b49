// A question to a page or a worker, answered through a channel of its own.
const ask = (whom, question, patience) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  const give = (answer) => {
    port1.close();
    resolve(answer);
  };
  port1.onmessage = ({ data }) => give(data);
  if (patience) setTimeout(give, patience, null);
  whom.postMessage(question, [port2]);
});
