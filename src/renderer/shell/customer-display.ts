/** A tab of its own in the browser, for the second screen; the desktop host opens its own window. */
export function openCustomerDisplay(): void {
  // Opened by this tab, so that it starts with this tab's session key.
  window.open('/customer.html', 'quen-customer', 'popup');
}
