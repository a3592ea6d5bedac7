// Who sits on the expert commission: bodies that the source names; who is sent by them is made up.
import type { Chair } from './commission-script.js';

const MINISTRY = 'Департамент региональной промышленной политики и проектного управления Минпромторга России';
const ASSOCIATION = 'Ассоциация кластеров и технопарков России';

export const expertCommission: readonly Chair[] = [
  { role: 'chair', organization: MINISTRY },
  { role: 'deputy', organization: ASSOCIATION },
  { role: 'member', organization: MINISTRY },
  { role: 'member', organization: 'Экспертный совет при комитете Государственной Думы по экономической политике' },
  { role: 'member', organization: 'Федеральный проект «Локомотивы роста»' },
  {
    role: 'member',
    organization: 'Министерство экономического развития и промышленности Республики Коми',
    region: 'KO',
  },
  { role: 'expert', organization: 'ПАО «Промсвязьбанк»' },
  { role: 'expert', organization: 'Российский экономический университет им. Г. В. Плеханова' },
  { role: 'expert', organization: ASSOCIATION },
  { role: 'expert', organization: ASSOCIATION },
  { role: 'secretary', organization: '«Мой бизнес» Республики Коми' },
];
