// What somebody has typed and not sent: it survives a reload of the page, and is forgotten when it was sent.
import { useEffect, useState } from 'react';

export function useDraft<T extends object>(name: string, empty: T) {
  const at = `vekha-draft-${name}`;
  const [draft, setDraft] = useState<T>(() => ({ ...empty, ...kept(at) }));
  useEffect(() => sessionStorage.setItem(at, JSON.stringify(draft)), [at, draft]);
  const change = (part: Partial<T>) => setDraft((before) => ({ ...before, ...part }));
  const clear = () => {
    sessionStorage.removeItem(at);
    setDraft(empty);
  };
  return [draft, change, clear] as const;
}

function kept(at: string): object {
  try {
    return JSON.parse(sessionStorage.getItem(at) ?? '{}') as object;
  } catch {
    return {};
  }
}
