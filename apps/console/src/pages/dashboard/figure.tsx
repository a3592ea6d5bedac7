// A figure that explains itself: a click opens the teams and events that make it up.
import { createContext, type ReactNode, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { numberText } from '../../texts/times.js';
import styles from './dashboard.module.css';
import type { Column, Counting } from './progress.js';

export interface AskedFigure {
  readonly level: 'region' | 'district' | 'federation' | 'coverage';
  readonly place: string;
  /** Undefined: the enrolled. */
  readonly column: Column | undefined;
  readonly counting: Counting;
}

/** Opens the explanation of `{key} {metric}`; nothing where figures are only shown. */
export const Explaining = createContext<((asked: string) => void) | undefined>(undefined);

/** Columns are stages where one program or cohort is asked for, and then their title is the charter's. */
export function keyOf({ level, place, column, counting }: AskedFigure): string {
  const reached = column ? (column.title ? `stage:${column.key}` : column.key) : 'enrolled';
  return level === 'coverage' ? `${reached} covered` : `${level}:${place}:${reached} ${counting}`;
}

interface Props {
  readonly value: number;
  readonly figure: AskedFigure;
  /** What is counted, for whoever does not see where it stands. */
  readonly what: string;
  readonly children?: ReactNode;
}

export function Figure({ value, figure, what, children }: Props) {
  const { t } = useTranslation('dashboard');
  const explain = useContext(Explaining);
  const shown = children ?? numberText(value);
  if (!explain || value === 0) return <span className="figures">{shown}</span>;
  return (
    <button type="button" className={`figures ${styles.figure}`} onClick={() => explain(keyOf(figure))}>
      {shown}
      <span className="unseen"> {t('explain-open', { what })}</span>
    </button>
  );
}

interface TeamsProps extends Omit<Props, 'value' | 'figure' | 'children'> {
  readonly counts: { readonly involved: number; readonly guests: number };
  readonly figure: Omit<AskedFigure, 'counting'>;
}

/** Guests stand beside, as they are counted: each of the two explains itself. */
export function Teams({ counts: { involved, guests }, figure, what }: TeamsProps) {
  const { t } = useTranslation('dashboard');
  return (
    <>
      <Figure value={involved} figure={{ ...figure, counting: 'involved' }} what={what} />
      {guests > 0 && (
        <span className={styles.guests} title={t('plus-guests')}>
          +<Figure value={guests} figure={{ ...figure, counting: 'guests' }} what={`${what}, ${t('plus-guests')}`} />
        </span>
      )}
    </>
  );
}
