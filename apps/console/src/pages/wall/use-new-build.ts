// Reloads the page when the server has another build than the one that it came from.
import { useEffect } from 'react';

const LOOK_MS = 30_000;

const served = async (): Promise<string | null> => {
  const answer = await fetch('/', { method: 'HEAD', cache: 'no-store' }).catch(() => undefined);
  return answer?.ok ? answer.headers.get('Vekha-Build') : null;
};

export function useNewBuild(): void {
  useEffect(() => {
    let mine: string | null = null;
    const look = async () => {
      const now = await served();
      if (mine !== null && now !== null && now !== mine) location.reload();
      mine ??= now;
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
}
