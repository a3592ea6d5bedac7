// Language and appearance, each at a click.
import { ActionIcon, Menu, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { IconDeviceDesktop, IconMoon, IconSun } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './shell.module.css';

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const languages = ['ru', 'en'] as const;
  return (
    <fieldset className={styles.languages} aria-label={t('language')}>
      {languages.map((each) => (
        <UnstyledButton
          key={each}
          lang={each}
          aria-pressed={i18n.language === each}
          aria-label={each === 'ru' ? 'RU, Русский' : 'EN, English'}
          onClick={() => void i18n.changeLanguage(each)}
        >
          {each.toUpperCase()}
        </UnstyledButton>
      ))}
    </fieldset>
  );
}

const schemes = [
  ['light', IconSun],
  ['dark', IconMoon],
  ['auto', IconDeviceDesktop],
] as const;

export function ThemeSwitch() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [, Icon] = schemes.find(([each]) => each === colorScheme) ?? schemes[2];
  return (
    <Menu position="bottom-end" withArrow>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('theme')} className={styles.icon}>
          <Icon size={18} stroke={1.7} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(([each, Each]) => (
          <Menu.Item key={each} leftSection={<Each size={16} />} onClick={() => setColorScheme(each)}>
            {t(`theme-${each}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
