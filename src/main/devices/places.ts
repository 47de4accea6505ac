/** The places of devices after a change of settings: who is set as before stays, all others leave before anyone enters. */
export async function resettled<
  Setting extends { readonly id: string },
  Place extends { readonly setting: Setting },
>(
  places: readonly Place[],
  settings: readonly Setting[],
  { leave, enter }: { leave(place: Place): Promise<void>; enter(setting: Setting): Place },
): Promise<Place[]> {
  const same = ({ setting }: Place) =>
    settings.some((one) => JSON.stringify(one) === JSON.stringify(setting));
  const kept = places.filter(same);
  // A port is free before it is opened under new settings.
  await Promise.all(places.filter((place) => !same(place)).map(leave));
  return settings.map((setting) => kept.find((place) => place.setting.id === setting.id) ?? enter(setting));
}
