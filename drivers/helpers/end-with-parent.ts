/** prctl: the signal that this process gets when its parent ends. */
const parentDeathSignal = 1;
/** SIGQUIT. */
const signal = 3;

/**
 * A helper hears that its parent has ended from its event loop, and leaves. One that hangs in a call of the system hears
 * nothing, and would hold its device for as long as that call takes. On Linux the kernel tells it past the event loop: it
 * sends a signal, whose handler is alarm() of the C library. A handler is given the number of its signal, so SIGQUIT means
 * the end in three seconds, time enough for one that can still leave by itself. The parent is the thread that started it.
 *
 * Elsewhere nothing is done: on Windows Node ends its children with itself. Never rejects: without it a helper that hangs
 * ends as soon as its call does.
 */
export async function endWithParent(): Promise<void> {
  if (process.platform !== 'linux') return;
  try {
    const { default: koffi } = await import('koffi');
    const system = koffi.load(null);
    const setHandler = system.func('void *signal(int, void *)');
    const setOwn = system.func('int prctl(int, ulong, ulong, ulong, ulong)');
    setHandler(signal, system.symbol('alarm'));
    setOwn(parentDeathSignal, signal, 0, 0, 0);
  } catch {
    // This installation lacks the library.
  }
}
