import {
  CalendarClock,
  ChartPie,
  Coffee,
  Gem,
  type LucideIcon,
  Smile,
  TrendingUp,
  UsersRound,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { type InsightPart, insightParts } from '../../../../shared/contract/insights.ts';
import { EngagementPart } from './engagement-part.tsx';
import { ForecastPart } from './forecast-part.tsx';
import { HabitsPart } from './habits-part.tsx';
import { LifetimePart } from './lifetime-part.tsx';
import { SatisfactionPart } from './satisfaction-part.tsx';
import { SellersPart } from './sellers-part.tsx';
import { SharePart } from './share-part.tsx';

export const parts: Readonly<
  Record<InsightPart, { readonly icon: LucideIcon; readonly Shown: ComponentType }>
> = {
  engagement: { icon: UsersRound, Shown: EngagementPart },
  share: { icon: ChartPie, Shown: SharePart },
  lifetime: { icon: Gem, Shown: LifetimePart },
  sellers: { icon: Coffee, Shown: SellersPart },
  habits: { icon: CalendarClock, Shown: HabitsPart },
  forecast: { icon: TrendingUp, Shown: ForecastPart },
  satisfaction: { icon: Smile, Shown: SatisfactionPart },
};

export { insightParts };
