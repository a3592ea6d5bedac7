// What stands where a page will be: that it is on its way, or why it does not come.
import { Loading } from '../shell/loading.js';
import { RefusalNote } from './refusal-note.js';

export const Coming = ({ error }: { error: unknown }) => (error ? <RefusalNote error={error} /> : <Loading />);
