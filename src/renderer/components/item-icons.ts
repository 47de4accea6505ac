import {
  Apple,
  Beef,
  CakeSlice,
  Car,
  Coffee,
  Croissant,
  CupSoda,
  Fish,
  Flower2,
  Gift,
  IceCreamCone,
  type LucideIcon,
  Package,
  Pizza,
  Scissors,
  Shirt,
  ShoppingBag,
  Soup,
} from 'lucide-react';

/** The drawings that an item can carry instead of a picture, by the name that the catalogue keeps. */
export const itemIcons = {
  cup: Coffee,
  glass: CupSoda,
  bowl: Soup,
  bread: Croissant,
  cake: CakeSlice,
  icecream: IceCreamCone,
  fruit: Apple,
  meat: Beef,
  fish: Fish,
  pizza: Pizza,
  scissors: Scissors,
  car: Car,
  flower: Flower2,
  shirt: Shirt,
  bag: ShoppingBag,
  gift: Gift,
  box: Package,
} as const satisfies Readonly<Record<string, LucideIcon>>;

export type ItemIcon = keyof typeof itemIcons;

/** A name that this version does not know is drawn as a box. */
export const knownIcon = (name: string): ItemIcon =>
  Object.hasOwn(itemIcons, name) ? (name as ItemIcon) : 'box';
