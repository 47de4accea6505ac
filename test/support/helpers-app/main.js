// An app that has helpers and nothing else. The suite is its terminal, at the other end of the message channel.
import { app } from 'electron';

const [module, entry] = process.argv.slice(-2);
const { helperProcesses } = await import(module);
const ports = new Map();

const helpers = helperProcesses(entry, (message, [port] = []) => {
  process.send({ message, hasPort: port !== undefined });
  if (!port) return;
  ports.set(message.helper, port);
  port.on('message', ({ data }) => process.send({ from: message.helper, data }));
  port.start();
});

process.on('message', ({ turn = [], to, data }) => {
  for (const message of turn) {
    if (message.kind === 'left') helpers.endAll();
    else helpers.obey(message);
  }
  if (to) ports.get(to).postMessage(data);
});
process.on('disconnect', () => app.exit());
void app.whenReady().then(() => process.send({ isReady: true }));
