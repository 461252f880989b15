import { Link } from 'react-router';
import styles from './page-tabs.module.css';

export interface PageTabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly path: string; readonly label: string; readonly isHere: boolean }[];
}

/** Pages that stand side by side under one head. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map(({ path, label: name, isHere }) => (
        <Link key={path} to={path} aria-current={isHere ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
