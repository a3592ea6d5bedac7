// Who sits on the expert jury: bodies that the sources name; who is sent by them is made up.
import type { Chair } from './commission-script.js';

const MINISTRY = 'Департамент региональной промышленной политики Минпромторга России';
const ASSOCIATION = 'Ассоциация кластеров и технопарков России';

export const proclustersJury: readonly Chair[] = [
  { role: 'chair', organization: MINISTRY },
  { role: 'deputy', organization: 'АНО ДПО «Институт экономики знаний»' },
  { role: 'member', organization: MINISTRY },
  { role: 'member', organization: ASSOCIATION },
  { role: 'member', organization: 'Орган исполнительной власти Воронежской области', region: 'VOR' },
  { role: 'expert', organization: ASSOCIATION },
  { role: 'expert', organization: 'Ассоциация индустриальных парков России' },
  { role: 'expert', organization: 'ПАО «Промсвязьбанк»' },
  { role: 'secretary', organization: 'АНО ДПО «Институт экономики знаний»' },
];
