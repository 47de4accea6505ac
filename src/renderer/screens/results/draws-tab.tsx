import { Ticket } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DrawView } from '../../../shared/contract/view.ts';
import { Chip, Panel } from '../../components/index.ts';
import { PlainButton } from '../../components/plain-button.tsx';
import { useFormat } from '../../texts/format.ts';
import { DrawDetail } from './draw-detail.tsx';
import { NothingYet } from './nothing-yet.tsx';
import { useAnswer } from './use-answer.ts';
import { Waiting } from './waiting.tsx';

/** The draws of the programme, and what can be done with one. */
export function DrawsTab() {
  const { t } = useTranslation('results');
  const { value: draws, reload } = useAnswer('draw.list', {});
  const [selected, setSelected] = useState<string | null>(null);
  if (!draws) return <Waiting />;
  const draw = draws.find((one) => one.draw === selected) ?? draws[0];
  if (!draw) {
    return <NothingYet icon={Ticket} title={t('draws.empty')} line={t('draws.emptyLine')} />;
  }
  return (
    <div className="results-draws">
      <Panel className="results-list">
        {/* A scrolling area has to be reachable by keyboard. */}
        <div className="results-rows scrolls" role="group" aria-label={t('draws.list')} tabIndex={0}>
          {draws.map((one) => (
            <Row key={one.draw} draw={one} isSelected={one === draw} onSelect={() => setSelected(one.draw)} />
          ))}
        </div>
      </Panel>
      <DrawDetail key={draw.draw} draw={draw} onChanged={reload} />
    </div>
  );
}

function Row(props: {
  readonly draw: DrawView;
  readonly isSelected: boolean;
  readonly onSelect: () => void;
}) {
  const { t } = useTranslation('results');
  const format = useFormat();
  const { draw } = props;
  return (
    <PlainButton className="results-row" isPressed={props.isSelected} onPress={props.onSelect}>
      <span className="results-row-words">
        <span className="results-row-name">{format.text(draw.name)}</span>
        <span className="results-row-date">{t('draws.drawnOn', { date: format.date(draw.drawnOn) })}</span>
      </span>
      <DrawState state={draw.state} />
    </PlainButton>
  );
}

const tones = { open: 'warn', committed: 'neutral', done: 'good' } as const;

function DrawState({ state }: { readonly state: DrawView['state'] }) {
  const { t } = useTranslation('results');
  return <Chip tone={tones[state]}>{t(`draws.states.${state}`)}</Chip>;
}
