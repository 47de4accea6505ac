import './slip-picture.css';
import { useTranslation } from 'react-i18next';
import type { JobState, SlipPicture as Picture } from '../../shared/contract/view.ts';

/** A slip exactly as the paper shows it; long ones scroll. */
export function SlipPicture({
  picture,
  label,
}: {
  readonly picture: Picture | null;
  readonly label?: string;
}) {
  const { t } = useTranslation('common');
  return (
    // A scrolling area has to be reachable by keyboard.
    <div className="slip-picture" role="group" aria-label={label ?? t('slip.picture')} tabIndex={0}>
      {picture ? (
        <img
          src={`data:image/png;base64,${picture.png}`}
          width={picture.width}
          height={picture.height}
          alt={t('slip.picture')}
        />
      ) : (
        <p className="slip-loading">{t('slip.loading')}</p>
      )}
    </div>
  );
}

/** What became of a print job, in words with its own colour. */
export function JobStateWords({ state }: { readonly state: JobState }) {
  const { t } = useTranslation('common');
  return (
    <span className="job-state" data-state={state}>
      {t(`slip.${state}`)}
    </span>
  );
}
