import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FolderInUse, FolderLock } from './folder-lock.js';
import { removeTemporaryFolders, temporaryFolder } from './log.kit.js';
import { bootId } from './run-mark.js';

afterAll(removeTemporaryFolders);

describe('the lock of a folder', () => {
  it('is held by one, and says by whom', () => {
    const folder = temporaryFolder();
    const lock = FolderLock.take(folder);
    expect(() => FolderLock.take(folder)).toThrow(FolderInUse);
    expect(() => FolderLock.take(folder)).toThrow(`held by process ${process.pid}`);
    lock.release();
    FolderLock.take(folder).release();
  });

  it.each([
    ['of a process that is gone', () => ({ pid: spawnSync('true').pid })],
    ['of a process whose number another has now', () => ({ pid: process.pid, began: '1', boot: bootId() })],
    ['from before the machine was started', () => ({ pid: process.pid, boot: 'another' })],
  ])('%s is succeeded', (_what, holder) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'lock.7'), JSON.stringify(holder()));
    const lock = FolderLock.take(folder);
    expect(readdirSync(folder)).toEqual(['lock.8']);
    lock.release();
  });

  it('that was being written when its process died is succeeded', () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'lock.1'), '{"pi');
    FolderLock.take(folder).release();
  });
});
