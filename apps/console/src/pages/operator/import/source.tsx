// Where a sheet comes from: a file that is chosen or dropped here, or rows that are pasted.
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decodeText } from '#contract/team-rows';
import styles from './import.module.css';
import { kindOf, readSheet, type Sheet } from './sheet.js';

export function Source({ onSheet }: { onSheet(sheet: Sheet): void }) {
  const { t } = useTranslation('imports');
  const [isOver, setIsOver] = useState(false);
  const [objection, setObjection] = useState<'nothing-in-it' | 'not-a-sheet' | 'is-a-workbook'>();
  const [pasted, setPasted] = useState('');
  const take = (text: string, name: string) => {
    const sheet = readSheet(text, name);
    setObjection(sheet ? undefined : 'nothing-in-it');
    if (sheet) onSheet(sheet);
  };
  const takeFile = async (file: File | null | undefined) => {
    if (!file) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const kind = kindOf(bytes);
    if (kind === 'text') take(decodeText(bytes), file.name);
    else setObjection(kind === 'workbook' ? 'is-a-workbook' : 'not-a-sheet');
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    void takeFile(event.dataTransfer.files[0]);
  };
  return (
    <>
      <section
        className={`card ${styles.drop}`}
        aria-label={t('choose-file')}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <IconFileSpreadsheet size={36} stroke={1.4} aria-hidden />
        <h2>{t('drop-here')}</h2>
        <p className="quiet">{t('file-hint')}</p>
        <div className={styles.actions}>
          <FileButton onChange={(file) => void takeFile(file)} accept=".csv,.tsv,.txt,text/csv">
            {(props) => <Button {...props}>{t('choose-file')}</Button>}
          </FileButton>
          <Button variant="default" component="a" href={sample(t('sample'))} download="teams.csv">
            {t('download-sample')}
          </Button>
        </div>
        {objection && (
          <p role="alert" className={styles.warning}>
            {t(objection)}
          </p>
        )}
      </section>
      <section className={`card ${styles.paste}`}>
        <Textarea
          label={t('paste')}
          description={t('paste-hint')}
          value={pasted}
          onChange={({ currentTarget }) => setPasted(currentTarget.value)}
          {...{ autosize: true, minRows: 4, maxRows: 12 }}
        />
        <Button variant="default" disabled={!pasted.trim()} onClick={() => take(pasted, '')}>
          {t('take-pasted')}
        </Button>
      </section>
    </>
  );
}

const sample = (text: string): string => `data:text/csv;charset=utf-8,${encodeURIComponent(`\ufeff${text}`)}`;
