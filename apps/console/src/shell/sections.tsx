// The frame of pages that have sections of their own, for those who may work on their area.
import { NavLink, Outlet } from 'react-router';
import { useMe } from '../session/use-me.js';
import { NotYours } from './not-yours.js';
import styles from './sections.module.css';

interface Props {
  /** The area of work that they are for. */
  readonly area: string;
  readonly label: string;
  /** The first is where one comes in. */
  readonly sections: readonly { readonly to: string; readonly title: string }[];
}

export function Sections({ area, label, sections }: Props) {
  const { mayWorkOn } = useMe();
  if (!mayWorkOn(area)) return <NotYours />;
  return (
    <div className={styles.page}>
      <nav className={styles.sections} aria-label={label}>
        {sections.map(({ to, title }, index) => (
          <NavLink key={to} to={to} end={index === 0}>
            {title}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </div>
  );
}
